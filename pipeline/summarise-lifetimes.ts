/** What is to come of all customers together, and how well it is known. */

import { horizonsDays, nobodyLearned } from "../models/value/lifetime.ts";
import type { CurrencyFigures, LifetimeFigures } from "./stages/lifetime.ts";
import type { LifetimesModel } from "./stages/lifetimes.ts";
import type { Valued } from "./types.ts";

/**
 * Sums the forecasts of customers, one after the other. Who is counted are the customers of the run; the model may be one that was
 * kept from before some of them came.
 */
export function lifetimesCounter() {
  const sums = new Map<string, { buyers: number; alive: number; expectedPurchases: number; clvCents: number }>();
  const contracts = { contracts: 0, ended: 0 };
  const add = ({ value: { lifetime, currency } }: Valued) => {
    if (lifetime?.kind === "contract") {
      contracts.contracts++;
      if (lifetime.hasEnded) contracts.ended++;
    } else if (lifetime && currency !== undefined) {
      const sum = sums.get(currency) ?? { buyers: 0, alive: 0, expectedPurchases: 0, clvCents: 0 };
      sums.set(currency, sum);
      sum.buyers++;
      if (lifetime.kind !== "forecast") return;
      sum.alive += lifetime.alive.value;
      sum.expectedPurchases += lifetime.expectedPurchases.value;
      sum.clvCents += lifetime.clvCents?.value ?? 0;
    }
  };
  const summary = ({ currencies }: LifetimesModel): LifetimeFigures => {
    const fits = new Map(currencies.map(({ currency, fit }) => [currency, fit]));
    return {
      currencies: [...sums]
        .sort(([a, { buyers }], [b, { buyers: others }]) => others - buyers || (a < b ? -1 : 1))
        .map(([currency, { buyers, ...sum }]): CurrencyFigures => {
          const fit = fits.get(currency) ?? { kind: "tooFew", tooFew: nobodyLearned };
          if (fit.kind === "unfit") return { currency, buyers, kind: "unfit" };
          if (fit.kind === "tooFew") return { currency, buyers, kind: "too few", tooFew: fit.tooFew };
          const { repeatBuyers, factor, isSteadied } = fit.model;
          return {
            currency,
            buyers,
            kind: "fitted",
            repeatBuyers,
            factor,
            isSteadied,
            ...sum,
            horizonDays: horizonsDays.year,
          };
        }),
      ...(contracts.contracts > 0 && { contracts: { ...contracts } }),
    };
  };
  return { add, summary };
}
