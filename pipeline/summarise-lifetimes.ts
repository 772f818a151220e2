/** What is to come of all customers together, and how well it is known. */

import { horizonsDays } from "../models/value/lifetime.ts";
import type { CurrencyFigures, LifetimeFigures } from "./stages/lifetime.ts";
import type { LifetimesModel } from "./stages/lifetimes.ts";
import type { Valued } from "./types.ts";

/** Sums the forecasts of customers, one after the other. */
export function lifetimesCounter() {
  const sums = new Map<string, { alive: number; expectedPurchases: number; clvCents: number }>();
  const add = ({ value: { lifetime, currency } }: Valued) => {
    if (lifetime?.kind !== "forecast" || currency === undefined) return;
    const sum = sums.get(currency) ?? { alive: 0, expectedPurchases: 0, clvCents: 0 };
    sums.set(currency, {
      alive: sum.alive + lifetime.alive.value,
      expectedPurchases: sum.expectedPurchases + lifetime.expectedPurchases.value,
      clvCents: sum.clvCents + (lifetime.clvCents?.value ?? 0),
    });
  };
  const summary = ({ currencies, contracts }: LifetimesModel): LifetimeFigures => ({
    currencies: currencies.map(({ currency, buyers, fit }): CurrencyFigures => {
      if (fit.kind === "unfit") return { currency, buyers, kind: "unfit" };
      if (fit.kind === "tooFew") return { currency, buyers, kind: "too few", tooFew: fit.tooFew };
      const { repeatBuyers, factor, isSteadied } = fit.model;
      const horizonDays = horizonsDays.year;
      return { currency, buyers, kind: "fitted", repeatBuyers, factor, isSteadied, ...sums.get(currency), horizonDays };
    }),
    ...(contracts && { contracts: { contracts: contracts.contracts, ended: contracts.ended } }),
  });
  return { add, summary };
}
