/** The order in which test files start: the longest first, so that no worker is left with one while the other has nothing. */

import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The files that take ten seconds and more, the longest first. */
const longest = [
  "end-to-end/kill-embedded",
  "end-to-end/kill-served",
  "end-to-end/examples",
  "end-to-end/stop",
  "end-to-end/poison",
  "browser/report",
  "store/first-start",
  "end-to-end/few-customers",
  "end-to-end/two-processes",
  "end-to-end/demo",
  "end-to-end/served-equals-embedded",
  "end-to-end/any-order",
  "end-to-end/imported-again",
  "tests/serve",
  "end-to-end/read-once",
  "encoder/pool",
];

function placeOf({ moduleId }: TestSpecification): number {
  const place = longest.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
  return place < 0 ? longest.length : place;
}

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => placeOf(a) - placeOf(b));
  }
}
