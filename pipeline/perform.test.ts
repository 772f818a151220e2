import { expect, it } from "vitest";
import { perform } from "./perform.ts";
import { fail, isRejection, PermanentError, reject, UnavailableError, type Stage } from "./stage.ts";

interface Numbered extends Record<string, unknown> {
  readonly n: number;
}

/** Doubles n; `trouble` is asked before each row. */
function doubling(
  trouble: (n: number) => void = () => undefined,
): Stage<Record<string, unknown>, Record<string, unknown>> {
  return {
    name: "doubling",
    version: "1",
    needs: ["n"],
    run: (batch) =>
      Promise.resolve(
        (batch as readonly Numbered[]).map((row) => {
          trouble(row.n);
          return row.n < 0 ? reject("n is negative") : { double: row.n * 2, saw: Object.keys(row) };
        }),
      ),
  };
}

const context = { model: undefined, asOf: "" };

it("perform() shows a stage the fields it needs and no others", async () => {
  expect(await perform(doubling(), [{ n: 2, secret: "x" }], context)).toEqual([{ double: 4, saw: ["n"] }]);
});

it("perform() passes rejections on as answers", async () => {
  expect(await perform(doubling(), [{ n: -1 }, { n: 1 }], context)).toEqual([
    { rejected: "n is negative" },
    { double: 2, saw: ["n"] },
  ]);
});

it("perform() answers a poison row with a rejection after three tries, and the others as ever", async () => {
  let tries = 0;
  const poisoned = doubling((n) => {
    if (n !== 13) return;
    tries++;
    throw new Error("cannot bear 13");
  });
  const answers = await perform(poisoned, [{ n: 1 }, { n: 13 }, { n: 2 }], context);
  expect(answers.map((answer) => (isRejection(answer) ? answer.rejected : answer["double"]))).toEqual([
    2,
    "Stage doubling failed 3 times on this row: cannot bear 13",
    4,
  ]);
  expect(tries).toBe(4); // once in the batch, three times alone
});

/** Fails on 13 always, and on everything once `ill` says so. */
function sick(ill: (tries: number) => boolean) {
  let tries = 0;
  return doubling((n) => {
    if (ill(++tries)) throw new Error("disk full");
    if (n === 13) throw new Error("cannot bear 13");
  });
}

it("perform() blames no row when what answered before fails too: the disk fills up in the middle of a batch", async () => {
  // The batch is tried up to 13, then each row alone; from then on nothing works.
  const filling = sick((tries) => tries > 5);
  await expect(perform(filling, [{ n: 1 }, { n: 13 }, { n: 2 }], context)).rejects.toThrow("cannot bear 13");
});

it("perform() blames a row alone in its batch only when a row of elsewhere is answered", async () => {
  const others = async function* () {
    yield* [{ n: -1 }, { n: 13 }, { n: 4 }];
  };
  const never = () => false;
  expect(await perform(sick(never), [{ n: 13 }], { ...context, others })).toEqual([
    { rejected: "Stage doubling failed 3 times on this row: cannot bear 13", hasFailed: true },
  ]);
  await expect(perform(sick(never), [{ n: 13 }], context)).rejects.toThrow("cannot bear 13");
  const allIll = () => true;
  await expect(perform(sick(allIll), [{ n: 13 }], { ...context, others })).rejects.toThrow("disk full");
});

it("perform() puts a row into quarantine that a stage says it failed over, unless it fails over others too", async () => {
  let isIll = false;
  let fallsIll = false;
  const stage: ReturnType<typeof doubling> = {
    ...doubling(),
    run: (batch) => {
      const answers = (batch as readonly Numbered[]).map(({ n }) =>
        n === 13 || isIll ? fail("its process died") : { double: n * 2 },
      );
      if (fallsIll) isIll = true;
      return Promise.resolve(answers);
    },
  };
  expect(await perform(stage, [{ n: 1 }, { n: 13 }], context)).toEqual([
    { double: 2 },
    { rejected: "its process died", hasFailed: true },
  ]);
  fallsIll = true;
  await expect(perform(stage, [{ n: 1 }, { n: 13 }], context)).rejects.toThrow(UnavailableError);
});

it("perform() throws when every row of a batch fails: the fault is not in the rows", async () => {
  const broken = doubling(() => {
    throw new Error("no weights");
  });
  await expect(perform(broken, [{ n: 1 }, { n: 2 }], context)).rejects.toThrow("no weights");
});

it("perform() does not try again after a permanent error", async () => {
  let tries = 0;
  const broken = doubling(() => {
    tries++;
    throw new PermanentError("wrong release");
  });
  await expect(perform(broken, [{ n: 1 }, { n: 2 }], context)).rejects.toThrow("wrong release");
  expect(tries).toBe(1);
});

it("perform() refuses a stage that gives more or fewer answers than rows", async () => {
  const short = { ...doubling(), run: () => Promise.resolve([]) };
  await expect(perform(short, [{ n: 1 }], context)).rejects.toThrow("Stage doubling gave 0 answers for 1 rows");
});

it("perform() blames no row for what is out of reach", async () => {
  let tries = 0;
  const unreachable = doubling(() => {
    tries++;
    throw new UnavailableError("no process starts");
  });
  await expect(perform(unreachable, [{ n: 1 }, { n: 2 }], context)).rejects.toThrow("no process starts");
  expect(tries).toBe(1);
});

it("perform() waits no longer once the signal is aborted, whatever the stage does", async () => {
  const stop = new AbortController();
  const endless = { ...doubling(), run: () => new Promise<never>(() => undefined) };
  const performed = perform(endless, [{ n: 1 }], { ...context, signal: stop.signal });
  stop.abort(new Error("The worker is closing"));
  await expect(performed).rejects.toThrow("The worker is closing");
  await expect(perform(endless, [{ n: 1 }], { ...context, signal: stop.signal })).rejects.toThrow("is closing");
});
