/** Keeps what is read now as what is expected: `npx tsx tests/write-expected-readings.ts`, whenever the weights are made anew. */

import { writeFile } from "node:fs/promises";
import { chooseTexts, expectedFile, readNow } from "./expected-readings.ts";

const readings = await readNow(chooseTexts());
await writeFile(expectedFile, readings.map((reading) => `${JSON.stringify(reading)}\n`).join(""));
console.log(`${readings.length} readings written to ${expectedFile}`);
