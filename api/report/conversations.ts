/** The tickets and chats in the report: how they ended, and whom their end did not help. */

import { counted, formatNumber } from "../../models/statistics/format.ts";
import type { ConversationsSummary } from "../../pipeline/store/results.ts";
import { html, type Html } from "./html.ts";

/** How conversations ended; undefined where there are none of several turns and none that was resolved. */
export function conversationsSection(conversations: ConversationsSummary | undefined): Html | undefined {
  if (!conversations || conversations.ofSeveralTurns + conversations.resolved === 0) return undefined;
  const { total, ofSeveralTurns, better, worse, resolved, resolvedButNegative, verbatims } = conversations;
  const rows: readonly (readonly [number, string])[] = [
    [total, total === 1 ? "ticket or chat" : "tickets and chats"],
    [ofSeveralTurns, "in which the customer wrote more than once"],
    [better, "of them ended in a better mood than they began"],
    [worse, "of them ended in a worse mood"],
    [resolved, "solved or closed"],
    [resolvedButNegative, "of them with the customer unhappy all the same, by the rating or by what they wrote last"],
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
