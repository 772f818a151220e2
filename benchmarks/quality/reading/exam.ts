/**
 * The exam of reading: how good the answers of `attune read` are on texts that nothing was trained on, beside the peers on the
 * same texts in the same run.
 *
 *     npx tsx benchmarks/quality/reading/exam.ts [--data DATA_FOLDER] [--python PYTHON] [--no-peers] [--no-classic]
 *       [--encoder FOLDER] [--held-out FILE] [--name reading-quality] [--errors FOLDER] [--seed 1] [--resamples 1000]
 *
 * DATA_FOLDER holds the public sets (models/training/README.md); without it only the own held-out texts are asked. PYTHON has
 * benchmarks/peers/requirements.txt. Writes benchmarks/results/NAME.json, and the most confident errors into the errors'
 * folder, which is no part of the project: public texts must not be committed.
 */

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { record } from "../../record.ts";
import { attune } from "./attune.ts";
import { behaviourTests, behaviourTexts, failures } from "./behaviour.ts";
import { breakdown, confusion } from "./breakdown.ts";
import { ownPart, publicPart, type Part } from "./figures.ts";
import type { Contestant, Labelled } from "./labelled.ts";
import { estimate, sit, type Sheet } from "./mark.ts";
import { commandOf, examOptions, type ExamOptions } from "./options.ts";
import { heldOutTexts } from "./own-texts.ts";
import { classic, lexicons } from "./peers.ts";
import { printExam } from "./print.ts";
import { clothingReviews, goEmotions, ratedSentences, sst2 } from "./public-sets.ts";
import { rounded, type ExamResult } from "./result.ts";
import { sameWords, trainingRows, type TrainingRow } from "./training-rows.ts";
import { worstErrors } from "./worst-errors.ts";

function publicSets(folder: string, { rows, seed }: { rows: readonly TrainingRow[]; seed: number }): Part {
  const trained = new Set(rows.map(({ text }) => sameWords(text)));
  return publicPart({
    sst2: sst2(folder),
    goEmotions: goEmotions(folder),
    clothing: clothingReviews(folder, { trained, seed }),
    products: ratedSentences(folder, { name: "amazon", trained }),
    tweets: ratedSentences(folder, { name: "tweets", trained }),
  });
}

async function sheetsOf(contestants: readonly Contestant[], texts: readonly Labelled[]): Promise<readonly Sheet[]> {
  const sheets: Sheet[] = [];
  for (const contestant of contestants) {
    process.stderr.write(`${contestant.name} reads\n`);
    sheets.push(await sit(contestant, texts));
  }
  return sheets;
}

function resultOf(sheets: readonly Sheet[], parts: readonly Part[], { resamples, seed }: ExamOptions) {
  return parts.map(({ heading, figures }) => ({
    heading,
    figures: figures.map((figure) => ({
      name: figure.name,
      texts: figure.texts.length,
      must: figure.must,
      goal: figure.goal,
      isLessBetter: figure.isLessBetter,
      estimates: Object.fromEntries(
        sheets.flatMap((sheet) => {
          const found = estimate(sheet, { figure, resamples, seed });
          return found ? [[sheet.name, rounded(found)]] : [];
        }),
      ),
    })),
  }));
}

async function main(options: ExamOptions): Promise<void> {
  const own = heldOutTexts(options.heldOut);
  const rows = options.data ? await trainingRows(options.data, { python: options.python, heldOut: own }) : [];
  const parts = [ownPart(own), ...(options.data ? [publicSets(options.data, { rows, seed: options.seed })] : [])];
  const tests = behaviourTests();
  const ours = attune(options.encoder);
  const contestants: readonly Contestant[] = [
    ours,
    ...(options.hasPeers ? lexicons(options.python) : []),
    ...(options.hasClassic ? [classic(options.python, rows)] : []),
  ];
  const asked = [
    ...own,
    ...parts.flatMap(({ figures }) => figures.flatMap(({ texts }) => texts)),
    ...behaviourTexts(tests),
  ];
  const sheets = await sheetsOf(contestants, asked).finally(() => ours.close());
  const [mine] = sheets as [Sheet];
  const result: ExamResult = {
    parts: resultOf(sheets, parts, options),
    confusion: confusion(mine, own),
    breakdown: breakdown(mine, own),
    behaviour: Object.fromEntries(sheets.map((sheet) => [sheet.name, failures(tests, sheet.of)])),
    unread: Object.fromEntries(countReasons(ours.unread.values())),
  };
  await record(options.name, { ...result }, { command: commandOf(options), isPrinted: false });
  await mkdir(options.errors, { recursive: true });
  await writeFile(join(options.errors, `${options.name}-own.md`), worstErrors(mine, { texts: own }));
  const others = parts.slice(1).flatMap(({ figures }) => figures.flatMap(({ texts }) => texts));
  const withMood = others.filter(({ labels }) => labels.mood !== undefined);
  await writeFile(join(options.errors, `${options.name}-public.md`), worstErrors(mine, { texts: withMood }));
  printExam(result, { errors: options.errors });
}

function countReasons(reasons: Iterable<string>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return counts;
}

await main(examOptions(process.argv.slice(2)));
