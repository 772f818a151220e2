/** The tickets and chats in the report: how they ended, and whom their end did not help. */

import { counted, formatNumber } from "../../models/statistics/format.ts";
import type { ConversationsSummary } from "../../pipeline/store/results.ts";
import { html, type Html } from "./html.ts";

/** How customers took what was resolved, said of those alone of whom it is known. */
function takenRows({ resolved, resolvedKnown, resolvedButNegative }: ConversationsSummary) {
  const [by, all] = ["by the rating or by what they wrote last", "the customer unhappy all the same"];
  // Results of before do not tell of how many it is known.
  if (resolvedKnown === undefined) {
    return [[resolvedButNegative, `of them known to have left ${all}, ${by}`]] as const;
  }
  const unknown = resolved - resolvedKnown;
  return [
    [resolvedKnown, "of them whose customer rated it or wrote again after an answer"],
    [resolvedButNegative, `of these ${formatNumber(resolvedKnown)} with ${all}, ${by}`],
    ...(unknown > 0
      ? [[unknown, "others resolved, of which nothing is known: no rating and no word after an answer"] as const]
      : []),
  ] as const;
}

/** How conversations ended; undefined where there are none of several turns and none that was resolved. */
export function conversationsSection(conversations: ConversationsSummary | undefined): Html | undefined {
  if (!conversations || conversations.ofSeveralTurns + conversations.resolved === 0) return undefined;
  const { total, ofSeveralTurns, better, worse, resolved, verbatims } = conversations;
  const rows: readonly (readonly [number, string])[] = [
    [total, total === 1 ? "ticket or chat" : "tickets and chats"],
    [ofSeveralTurns, "in which the customer wrote more than once"],
    [better, "of them ended in a better mood than they began"],
    [worse, "of them ended in a worse mood"],
    [resolved, "solved or closed"],
    ...takenRows(conversations),
  ];
  return html`<h2 id="conversations">Conversations</h2>
    <div class="scroll">
      <table class="narrow">
        <tbody>
          ${rows.map(
            ([count, what]) =>
              html`<tr>
                <td class="number">${formatNumber(count)}</td>
                <td>${what}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${
      verbatims.length > 0 &&
      html`<p>Resolved, and still negative, in the words of ${counted(verbatims.length, "customer")}:</p>
        <div class="quotes">
          ${verbatims.map(
            ({ text, conversation, customer, at }) =>
              html`<p>
                “${text}”
                <span class="soft"
                  >${[customer, `conversation ${conversation}`, at?.slice(0, 10)].filter(Boolean).join(", ")}</span
                >
              </p>`,
          )}
        </div>`
    }
    <p class="soft">Only what customers wrote counts; what agents and bots wrote is not read.</p>`;
}
