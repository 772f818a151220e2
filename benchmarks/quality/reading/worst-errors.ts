/** The most confident errors, to be read by a person: what they have in common is what is missing. */

import type { Labelled } from "./labelled.ts";
import { marked, type Sheet } from "./mark.ts";
import { isRight } from "./measures.ts";

/** The worst errors as a page of Markdown, the most confident first. Not read at all counts as the worst. */
export function worstErrors(sheet: Sheet, { texts, most = 50 }: { texts: readonly Labelled[]; most?: number }): string {
  const all = marked(sheet, texts);
  const errors = texts
    .map((labelled, at) => ({ labelled, answer: all[at]!.answer, isWrong: !isRight(all[at]!) }))
    .filter(({ isWrong }) => isWrong)
    .sort((a, b) => (b.answer?.confidence ?? 1) - (a.answer?.confidence ?? 1));
  const entries = errors.slice(0, most).map(({ labelled, answer }, at) => {
    const { id, text, question, labels } = labelled;
    const said = answer ? `${answer.label} (${answer.confidence?.toFixed(2)})` : "not read";
    const asked = question === undefined ? "" : `> *${question}*\n>\n`;
    return `## ${at + 1}. ${labels.mood}, read as ${said}\n\n${id}\n\n${asked}> ${text.replaceAll("\n", "\n> ")}\n`;
  });
  return `# ${Math.min(most, errors.length)} of ${errors.length} errors in ${texts.length} texts\n\n${entries.join("\n")}`;
}
