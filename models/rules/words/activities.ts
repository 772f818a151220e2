/** What customers do, said with how often, when and about what, in any order: "complained at least twice about delivery". */

import type { Named } from "../fields.ts";
import type { PlainToken } from "../plain-tokens.ts";
import { printWindow } from "../print.ts";
import { RuleError } from "../rule-error.ts";
import { activities, channelOf, type Activity } from "./activity-table.ts";
import { readComparison, severalAt, severalTimes, type SaidComparison } from "./comparisons.ts";
import { readItems, ruleOfItems, type SaidItems } from "./items.ts";
import { readName, type SaidName } from "./names.ts";
import { longest, nounWithTopic } from "./ways.ts";
import { readWindow, type SaidWindow } from "./windows.ts";

/** Something done, found at a place. */
export interface Done {
  readonly means: string;
  readonly length: number;
  /** "for 90 days" goes with "not" only. */
  readonly isFor: boolean;
  /** Nothing said of how often, when and about what. */
  readonly isPlain: boolean;
  readonly hasWindow: boolean;
  /** A name in it that means several things. */
  readonly several?: SaidName;
  /** The same at another time. */
  readonly againIn?: (window: SaidWindow) => string;
  /** The same about something else; `isNot`: never, however often it was before. */
  readonly again?: (name: SaidName, options: { readonly isNot: boolean }) => string;
  readonly field?: "topic" | "item";
}

/** Where an activity is looked for. */
export interface ActivityPlace {
  readonly tokens: readonly PlainToken[];
  readonly at: number;
  readonly today?: string;
  readonly topics: readonly Named[];
  readonly items: readonly Named[];
  /** Tokens of the longest phrase at a place: names after "and" yield to it. */
  readonly phraseAt: (at: number) => number;
  readonly miss: (near: { readonly field: string; readonly place: number }) => void;
}

interface Said {
  readonly topics?: readonly SaidName[];
  readonly joint?: "and" | "or";
  readonly items?: readonly SaidItems[];
  readonly count?: SaidComparison;
  readonly window?: SaidWindow;
  readonly channel?: string;
  readonly at: number;
}

const givers = new Set(
  "had has have having with made make file filed left leave wrote written write sent send raised raise opened submitted submit posted post gave give given received placed any".split(
    " ",
  ),
);
const articles = new Set(["a", "an", "any", "the", "some", "their"]);
const idle = new Set(["something", "anything", "ever", "already", "us"]);
const abouts = new Set(["about", "over", "regarding", "concerning", "on", "of", "with", "for"]);

/** The longest thing done at a place. */
export function readActivity(place: ActivityPlace): Done | undefined {
  let best: Done | undefined;
  for (const activity of activities) {
    const found = [byVerb(activity, place), byNoun(activity, place)];
    for (const one of found) {
      const isWhole = one && (!activity.isOfTopics || one.field === "topic");
      if (isWhole && (!best || one.length > best.length)) best = one;
    }
  }
  return best;
}

function byVerb(activity: Activity, place: ActivityPlace): Done | undefined {
  const { tokens, at } = place;
  const start = longest(activity.verbs, tokens, at);
  return start === at
    ? undefined
    : done(activity, { place, said: modifiers(activity, { place, said: { at: start } }) });
}

/** "at least 2 complaints", "opened more than 3 tickets", "no negative reviews". */
function byNoun(activity: Activity, place: ActivityPlace): Done | undefined {
  const { tokens, at } = place;
  let start = at;
  while (tokens[start]?.kind === "word" && givers.has(tokens[start]!.text)) start++;
  if (tokens[start]?.kind === "word" && articles.has(tokens[start]!.text)) start++;
  const count = severalAt(tokens, start) ?? readComparison(tokens, { at: start, measure: "n" });
  const noun = start + (count?.length ?? 0);
  const end = longest(activity.nouns, tokens, noun);
  if (end === noun) return byTopic(activity, { place, at: noun, ...(count && { count }) });
  const more = count?.isBare ? orMore(tokens, { at: end, count }) : undefined;
  const said = modifiers(activity, { place, said: more ?? { at: end, ...(count && { count }) }, isNoun: true });
  // "orders" alone says no more than "with orders" does, and may be a field: it is left to the phrases.
  const isNone = ["no", "without", "any"].includes(tokens[noun - 1]?.text ?? "");
  if (activity.isFieldToo && said.at === noun + 1 && start === at && !count && !isNone) return undefined;
  return done(activity, { place, said });
}

/** "delivery complaints", "2 refund requests since May". */
function byTopic(
  activity: Activity,
  { place, at, count }: { readonly place: ActivityPlace; readonly at: number; readonly count?: SaidComparison },
): Done | undefined {
  const { tokens, topics } = place;
  const found = activity.topics && nounWithTopic(activity.nouns, { tokens, at, topics });
  if (!found) return undefined;
  const said: Said = { at: found.end, topics: [found.topic], ...(count && { count }) };
  return done(activity, { place, said: modifiers(activity, { place, said, isNoun: true }) });
}

/** "two complaints or more". */
function orMore(
  tokens: readonly PlainToken[],
  { at, count }: { readonly at: number; readonly count: SaidComparison },
): Said | undefined {
  if (tokens[at]?.text !== "or") return undefined;
  const operator =
    tokens[at + 1]?.text === "more" ? ">=" : /^(?:less|fewer)$/.test(tokens[at + 1]?.text ?? "") ? "<=" : undefined;
  if (!operator) return undefined;
  return {
    at: at + 2,
    count: { ...count, isBare: false, comparisons: count.comparisons.map(({ value }) => ({ operator, value })) },
  };
}

function modifiers(
  activity: Activity,
  { place, said, isNoun = false }: { readonly place: ActivityPlace; readonly said: Said; readonly isNoun?: boolean },
): Said {
  const { tokens } = place;
  for (let now = said; ;) {
    const more = oneMore(activity, { place, said: now, isNoun });
    if (more) {
      now = more;
      continue;
    }
    const isIdle = tokens[now.at]?.kind === "word" && idle.has(tokens[now.at]!.text);
    const isTo = ["to", "from", "with"].includes(tokens[now.at]?.text ?? "") && tokens[now.at + 1]?.text === "us";
    if (!isIdle && !isTo) return now;
    now = { ...now, at: now.at + (isTo ? 2 : 1) };
  }
}

function oneMore(
  activity: Activity,
  { place, said, isNoun }: { readonly place: ActivityPlace; readonly said: Said; readonly isNoun: boolean },
): Said | undefined {
  const { tokens, today } = place;
  const { at } = said;
  if (!said.window) {
    const window = readWindow({ tokens, at, today });
    if (window) return { ...said, window, at: at + window.length };
  }
  if (!said.count && !isNoun) {
    const several = severalTimes(tokens, at);
    if (several) return { ...said, count: several, at: at + several.length };
    const count = readComparison(tokens, { at, measure: "n" });
    const times = count ? /^times?$/.test(tokens[at + count.length]?.text ?? "") : false;
    const isCount =
      count &&
      (times ||
        /^(?:once|twice|thrice)$/.test(tokens[at + count.length - 1]!.text) ||
        isOrMoreTimes(tokens, { at, count }));
    if (isCount) return { ...said, count, at: at + count.length + (times ? 1 : 0) };
  }
  if (activity.hasItems && !said.items) {
    const items = readItems(tokens, { at, items: place.items });
    if (items && !(at < tokens.length && /^times?$/.test(tokens[at]!.text)))
      return { ...said, items: [items], at: at + items.length };
  }
  if (!said.channel && activity.topics && activity.where !== "" && !activity.where.includes("channel")) {
    const isBy = ["through", "via", "by", "in"].includes(tokens[at]?.text ?? "");
    const place = at + (articles.has(tokens[at + 1]?.text ?? "") ? 2 : 1);
    const channel = isBy ? channelOf.get(tokens[place]?.text ?? "") : undefined;
    if (channel !== undefined) return { ...said, channel, at: place + 1 };
  }
  if (activity.topics === undefined || said.topics) return undefined;
  const isAbout = tokens[at]?.kind === "word" && abouts.has(tokens[at]!.text);
  if (!isAbout && (activity.topics !== "direct" || isNoun)) return undefined;
  return topicList(place, { said, start: at + (isAbout ? 1 : 0), isAbout });
}

/** "3 times or more", "3 or more times". */
function isOrMoreTimes(
  tokens: readonly PlainToken[],
  { at, count }: { readonly at: number; readonly count: SaidComparison },
): boolean {
  return tokens.slice(at, at + count.length).some(({ text }) => /^times?$/.test(text));
}

/** "delivery", "delivery, refunds or prices". */
function topicList(
  { tokens, topics, phraseAt, miss }: ActivityPlace,
  { said, start, isAbout }: { readonly said: Said; readonly start: number; readonly isAbout: boolean },
): Said | undefined {
  const first = readName(tokens, { at: start, known: topics });
  if (!first) {
    if (isAbout) miss({ field: "topic", place: start });
    return undefined;
  }
  const found = [first];
  let joint: "and" | "or" | undefined;
  let at = start + first.length;
  for (;;) {
    const comma = tokens[at]?.text === "," ? 1 : 0;
    const word = tokens[at + comma]?.text;
    const link = word === "and" || word === "or" ? word : undefined;
    const next = at + comma + (link ? 1 : 0);
    if (comma === 0 && !link) break;
    const about = link && tokens[next]?.text === "about" ? 1 : 0;
    const name = readName(tokens, { at: next + about, known: topics });
    const rival = name ? phraseAt(next) : 0;
    if (!name || rival > name.length + about || (link && joint && link !== joint)) break;
    if (rival === name.length + about && about === 0)
      throw new RuleError(
        `"${tokens[next]!.text}" can be a topic here, or a condition of its own: say which, as "about ${tokens[next]!.text}" or as a rule`,
        {
          column: tokens[next]!.start + 1,
        },
      );
    found.push(name);
    joint = link ?? joint;
    at = next + about + name.length;
  }
  if (found.length > 1 && !joint) return { ...said, topics: [first], at: start + first.length };
  return { ...said, topics: found, ...(joint && { joint }), at };
}

function done(activity: Activity, { place, said }: { readonly place: ActivityPlace; readonly said: Said }): Done {
  const { tokens, at } = place;
  const { topics = [], items = [], joint, count, window } = said;
  if (topics.length > 1 && count) {
    const one = ruleFor(activity, { ...said, topics: [topics[0]!] }).replace(
      topics[0]!.value,
      topics.map(({ value }) => value).join(" or "),
    );
    throw new RuleError(`This may count each topic by itself or all together (${one}): say it of each, or as a rule`, {
      column: tokens[at]!.start + 1,
    });
  }
  const each =
    topics.length > 1
      ? topics.map((topic) => ruleFor(activity, { ...said, topics: [topic] }))
      : [ruleFor(activity, said)];
  const means = each.length === 1 ? each[0]! : joint === "or" ? `(${each.join(" or ")})` : each.join(" and ");
  const several = topics.find(({ named }) => named.length > 1);
  const field = items.length > 0 ? ("item" as const) : topics.length > 0 ? ("topic" as const) : undefined;
  return {
    means,
    length: said.at - at,
    isFor: window?.isFor ?? false,
    isPlain: topics.length === 0 && items.length === 0 && !count && !window && !said.channel,
    hasWindow: window !== undefined,
    ...(several && { several }),
    ...(window && topics.length <= 1 && { againIn: (other) => ruleFor(activity, { ...said, window: other }) }),
    ...(field && {
      field,
      again: (name, { isNot }) => {
        const { count: _, ...rest } = said;
        const kept = isNot ? rest : said;
        return ruleFor(activity, {
          ...kept,
          ...(field === "item" ? { items: [{ ...name, forms: [name.value] }] } : { topics: [name] }),
        });
      },
    }),
  };
}

/** The rule of something done; the shortest that says it. */
function ruleFor({ where, short }: Activity, { topics = [], items = [], count, window, channel }: Said): string {
  const when = printWindow(window?.window);
  const isPlain = topics.length === 0 && items.length === 0 && channel === undefined;
  const how = count?.comparisons ?? [{ operator: ">=" as const, value: "1" }];
  if (isPlain && short?.counted !== undefined && count)
    return count.comparisons.map(({ operator, value }) => `${short.counted}${when} ${operator} ${value}`).join(" and ");
  if (isPlain && !count && short?.ever !== undefined && (when === "" || short.isEvent)) return `${short.ever}${when}`;
  if (
    items.length === 0 &&
    topics.length === 1 &&
    channel === undefined &&
    !count &&
    when === "" &&
    short?.about !== undefined
  )
    return short.about.replace("{topic}", topics[0]!.value);
  const parts = [
    ...(where === "" ? [] : [where]),
    ...(channel === undefined ? [] : [`channel = ${channel}`]),
    ...topics.map(({ value }) => `topic = ${value}`),
    ...items.map(ruleOfItems),
  ];
  return how.map(({ operator, value }) => `count(${parts.join(" and ")})${when} ${operator} ${value}`).join(" and ");
}
