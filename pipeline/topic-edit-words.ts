/** What people said of topics, in sentences. */

import type { MarkedTopic, TopicEdit } from "../models/topics/curation/edits.ts";
import { named } from "./topic-desk.ts";

/** An edit in a sentence, without a full stop, with the ids of the topics it speaks of: first that which is there afterwards. */
export function editInWords(edit: TopicEdit): { readonly topics: readonly string[]; readonly says: string } {
  const name = ({ topic }: MarkedTopic) => named(topic);
  const ids = (...topics: readonly MarkedTopic[]) => topics.map(({ topic }) => topic.id);
  switch (edit.kind) {
    case "rename":
      return { topics: ids(edit.of), says: `${name(edit.of)} is called “${edit.label}”` };
    case "merge":
      return {
        topics: ids(edit.into, ...edit.of),
        says: `${edit.of.map(name).join(", ")} went into ${name(edit.into)}`,
      };
    case "hide":
      return { topics: ids(edit.of), says: `${name(edit.of)} is hidden` };
    case "show":
      return { topics: ids(edit.of), says: `${name(edit.of)} is shown again` };
    case "pin":
      return { topics: ids(edit.of), says: `${name(edit.of)} is pinned: it stays whatever is learned` };
    case "unpin":
      return { topics: ids(edit.of), says: `${name(edit.of)} is pinned no more` };
    case "split":
      return {
        topics: ids(...edit.parts),
        says: `${name(edit.of)} was split into ${edit.parts.map(name).join(" and ")}`,
      };
    case "examples":
      return { topics: ids(edit.made), says: `${edit.texts.length} texts make ${name(edit.made)}` };
    case "not":
      return { topics: ids(edit.of), says: `A text is not on ${name(edit.of)}` };
  }
}
