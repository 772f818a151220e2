/** What every stage keeps to. Looped over the table of stages, so that a new stage cannot dodge it. */

import { expect, it } from "vitest";
import { decode, encode, encodePlain } from "../pipeline/answer.ts";
import { isRejection, type Stage } from "../pipeline/stage.ts";
import { pick } from "../pipeline/table.ts";

type Row = Readonly<Record<string, unknown>>;
type AnyStage = Stage<Row, Row>;

/** A stage with rows it can answer, at least four, of which no two are equal. */
export interface StageCase {
  readonly make: () => AnyStage;
  readonly rows: readonly Row[];
}

const asOf = "2026-06-30T00:00:00.000Z";

async function* each(rows: readonly Row[]): AsyncGenerator<Row> {
  yield* rows;
}

async function modelOf(stage: AnyStage, rows: readonly Row[]): Promise<unknown> {
  return stage.fit?.(each(rows), { seed: 1, asOf });
}

/** Registers the tests of one stage. */
export function checkStage(name: string, { make, rows }: StageCase): void {
  const needed = (stage: AnyStage) => rows.map((row) => pick(row, stage.needs));

  it(`${name} is called by its name and has a version`, () => {
    const stage = make();
    expect(stage.name).toBe(name);
    expect(stage.version).not.toBe("");
    expect(make().version).toBe(stage.version);
  });

  it(`${name} needs only the fields it names, and gives one answer a row`, async () => {
    const stage = make();
    const strict = needed(stage).map(
      (row) =>
        new Proxy(row, {
          get(target, field) {
            // An async generator asks every row whether it is a promise.
            if (field === "then") return undefined;
            if (typeof field === "string" && !stage.needs.includes(field) && !(field in Object.prototype)) {
              throw new Error(`Stage ${name} reads ${field}, which is not among its needs`);
            }
            return target[field as string];
          },
        }),
    );
    const model = await modelOf(stage, strict);
    const answers = await stage.run(strict, { model, asOf });
    expect(answers).toHaveLength(rows.length);
    expect(answers.filter((answer) => !isRejection(answer)).length).toBeGreaterThan(0);
    await stage.close?.();
  });

  it(`${name} gives a row the same answer alone, in a batch, in another order, and from another instance`, async () => {
    const [stage, other] = [make(), make()];
    const batch = needed(stage);
    const model = await modelOf(stage, batch);
    const together = await stage.run(batch, { model, asOf });
    const reversed = (await other.run(batch.toReversed(), { model, asOf })).toReversed();
    expect(reversed.map(encode)).toEqual(together.map(encode));
    for (const [i, row] of batch.entries()) {
      expect(encode((await stage.run([row], { model, asOf }))[0])).toBe(encode(together[i]));
    }
    await Promise.all([stage.close?.(), other.close?.()]);
  });

  it(`${name} answers an empty batch with nothing`, async () => {
    const stage = make();
    const model = await modelOf(stage, needed(stage));
    expect(await stage.run([], { model, asOf })).toEqual([]);
    await stage.close?.();
  });

  it(`${name} changes no row`, async () => {
    const stage = make();
    const batch = needed(stage);
    const before = encode(batch);
    await stage.run(batch, { model: await modelOf(stage, batch), asOf });
    expect(encode(batch)).toBe(before);
    await stage.close?.();
  });

  it(`${name} learns the same from the same rows in any order, and its model and answers survive the store`, async () => {
    const stage = make();
    const batch = needed(stage);
    const model = await modelOf(stage, batch);
    expect(encode(await modelOf(make(), batch.toReversed()))).toBe(encode(model));
    const stored = model === undefined ? undefined : decode(encode(model));
    const answers = await stage.run(batch, { model, asOf });
    expect((await stage.run(batch, { model: stored, asOf })).map(encode)).toEqual(answers.map(encode));
    // Answers hold no typed arrays.
    expect(answers.map((answer) => encode(JSON.parse(encodePlain(answer))))).toEqual(answers.map(encode));
    await stage.close?.();
  });
}
