/**
 * Whether BG/NBD and Gamma-Gamma are fitted right, and how fast.
 *
 *   npx tsx benchmarks/quality/value/lifetime.ts [--data FOLDER [--python PYTHON]]
 *
 * FOLDER holds CDNOW_sample.txt and cdnow_customers_summary.csv as the package lifetimes carries them: 2,357 buyers of CDs, the
 * set that the published parameters are of. PYTHON has lifetimes 0.11.3, which then fits the same beside. Without FOLDER
 * only simulated customers are asked: the cover of intervals, and the speed on 100,000.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { expectedPurchases } from "../../../models/value/bg-nbd-forecast.ts";
import { fitBgNbd, type Dropout } from "../../../models/value/bg-nbd.ts";
import { fitGammaGamma } from "../../../models/value/gamma-gamma.ts";
import { createForecast, type Lifetime } from "../../../models/value/lifetime-forecast.ts";
import { fitLifetime } from "../../../models/value/lifetime.ts";
import type { RepeatPurchases } from "../../../models/value/repeat-purchases.ts";
import { simulatePurchases } from "../../../tests/simulated-purchases.ts";
import { askPython } from "../../peers/python.ts";
import { record } from "../../record.ts";
import { readCdnow } from "./cdnow.ts";

const { values: options } = parseArgs({ options: { data: { type: "string" }, python: { type: "string" } } });
const figures: Record<string, unknown> = {};
const timing = { r: 0.525, alpha: 43.3, a: 0.891, b: 1.614, dropout: "after-any" } as const;
const spend = { p: 6.25, q: 3.74, v: 1544 };

if (options.data) await published(options.data, options.python);
for (const customers of [60, 120, 300, 1000]) figures[`95 % intervals, ${customers} customers`] = cover(customers);
await speed(options.python);
const command = "npx tsx benchmarks/quality/value/lifetime.ts --data FOLDER --python PYTHON";
await record("value", figures, { command, isPrinted: false });
console.log(JSON.stringify(figures, undefined, 2));

/** The published parameters and hold-out correlation, each on the file its publication used. */
async function published(folder: string, python: string | undefined): Promise<void> {
  const lines = readFileSync(join(folder, "cdnow_customers_summary.csv"), "utf8").trim().split("\n").slice(1);
  const summary = lines.map((line): RepeatPurchases => {
    const [, repeats = NaN, firstToLast = NaN, firstToNow = NaN] = line.split(",").map(Number);
    return { repeats, firstToLast, firstToNow };
  });
  const customers = readCdnow(join(folder, "CDNOW_sample.txt"));
  const repeaters = customers.filter((one) => one.repeats > 0);
  const worth = repeaters.map((one) => ({ purchases: one.repeats, average: one.repeatAverage }));
  const kinds: readonly (readonly [string, Dropout])[] = [
    ["BG/NBD", "after-repeat"],
    ["MBG/NBD", "after-any"],
  ];
  for (const [name, dropout] of kinds) {
    const { model, logLikelihood, isConverged } = fitBgNbd(summary, { dropout });
    const expected = customers.map((one) => expectedPurchases(model, one, { within: 39 }));
    figures[`CDNOW ${name}`] = {
      ...model,
      logLikelihood,
      isConverged,
      holdOutCorrelation: correlation(
        expected,
        customers.map((one) => one.later),
      ),
      holdOutExpected: sum(expected),
      holdOutPurchases: sum(customers.map((one) => one.later)),
    };
  }
  figures["CDNOW Gamma-Gamma"] = { ...fitGammaGamma(worth).model, customers: worth.length };
  if (!python) return;
  const lines2 = [{ summary, worth, holdOut: customers }];
  const [answer] = await askPython<object>("buying.py", { python, lines: lines2 });
  figures["CDNOW, lifetimes 0.11.3"] = answer;
}

/** How often 95 % intervals hold the true expectation: over simulations told of, six kinds of customers. */
function cover(customers: number): object {
  const histories = [
    [0, 0, 300],
    [0, 0, 30],
    [1, 20, 200],
    [3, 200, 260],
    [10, 300, 320],
    [8, 100, 320],
  ] as const;
  const buyers = histories.map(([repeats, firstToLast, firstToNow]) => ({
    repeats,
    firstToLast,
    firstToNow,
    spend: { purchases: repeats + 1, average: 4000 },
  }));
  const held = new Map<string, number>();
  let told = 0;
  const simulations = 200;
  for (let seed = 0; seed < simulations; seed++) {
    const fit = fitLifetime(simulated(customers, seed));
    if (fit.kind !== "fitted") continue;
    told++;
    const [truth, forecast] = [createForecast({ ...fit.model, timing, spend }), createForecast(fit.model)];
    for (const buyer of buyers) {
      const [really, mine] = [truth(buyer), forecast(buyer)];
      for (const key of Object.keys(mine) as (keyof Lifetime)[]) {
        const isHeld = mine[key]!.low <= really[key]!.value && really[key]!.value <= mine[key]!.high;
        held.set(key, (held.get(key) ?? 0) + (isHeld ? 1 : 0));
      }
    }
  }
  const rates = [...held].map(([key, count]) => [key, Number((count / told / buyers.length).toFixed(3))]);
  return { told, tooFew: simulations - told, ...Object.fromEntries(rates) };
}

/** Seconds to fit 100,000 customers in days, and to tell of each. */
async function speed(python: string | undefined): Promise<void> {
  const buyers = simulated(100_000, 1);
  const start = performance.now();
  const startCpu = process.cpuUsage();
  const fit = fitLifetime(buyers);
  const seconds = (performance.now() - start) / 1000;
  const { user } = process.cpuUsage(startCpu);
  if (fit.kind !== "fitted") throw new Error(`100,000 customers were not fitted: ${JSON.stringify(fit)}`);
  const forecast = createForecast(fit.model);
  const before = process.cpuUsage();
  for (const buyer of buyers) forecast(buyer);
  figures["100,000 customers"] = {
    fitSeconds: round(seconds),
    fitCpuSeconds: round(user / 1e6),
    forecastCpuSeconds: round(process.cpuUsage(before).user / 1e6),
    repeatBuyers: fit.model.repeatBuyers,
    model: { ...fit.model.timing, ...fit.model.spend },
  };
  if (!python) return;
  const worth = buyers.map((one) => one.spend);
  const [answer] = await askPython<object>("buying.py", { python, lines: [{ summary: buyers, worth }] });
  figures["100,000 customers, lifetimes 0.11.3"] = answer;
}

function simulated(customers: number, seed: number) {
  const drawn = simulatePurchases({ timing, spend }, { seed, customers, span: 730, ahead: 0, isWhole: true });
  return drawn.map((one) => ({ ...one, spend: { purchases: one.repeats + 1, average: one.average } }));
}

function correlation(x: readonly number[], y: readonly number[]): number {
  const [meanX, meanY] = [sum(x) / x.length, sum(y) / y.length];
  const [dx, dy] = [x.map((value) => value - meanX), y.map((value) => value - meanY)];
  const [xx, yy] = [dx, dy].map((all) => sum(all.map((value) => value * value)));
  return sum(dx.map((value, i) => value * dy[i]!)) / Math.sqrt(xx! * yy!);
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}

function round(value: number): number {
  return Number(value.toFixed(2));
}
