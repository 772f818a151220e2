/** How well the values of a column fit a field. */

import type { ColumnProfile, Look } from "./column-profile.ts";
import type { Field } from "./fields.ts";
import { isCancelledName } from "./order-status.ts";
import { decideRating } from "./ratings.ts";

/** A fit from 0 (possible) to 1 (the values alone say so), with the reason people read. */
export interface Fit {
  readonly score: number;
  readonly why: string;
  /** Whether the values are enough without a telling name. */
  readonly isEnough?: boolean;
}

type Fitting = (column: ColumnProfile) => Fit | undefined;

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** At least `least` of the values have the look; a column without values may be anything its name says. */
function mostly(look: Look, what: string, { least, enough = 2 }: { least: number; enough?: number }): Fitting {
  return (column) => {
    if (column.values.length === 0) return { score: 0, why: "no values" };
    const share = column.share(look);
    if (share < least) return undefined;
    return { score: share, why: `${percent(share)} ${what}`, isEnough: share >= enough };
  };
}

/** Text that people wrote: long, different in every row, with the small words of a language. */
function text(column: ColumnProfile): Fit | undefined {
  const { values, meanWords, distinctShare, proseShare } = column;
  if (values.length === 0) return { score: 0, why: "no values" };
  const isData = column.share("number") > 0.5 || column.share("date") > 0.5 || column.share("email") > 0.5;
  if (isData || column.share("markup") > 0.5) return undefined;
  const repeats = values.length >= 10 && distinctShare < 0.2 ? 0.3 : 1;
  const score = (0.5 * Math.min(1, meanWords / 12) + 0.5 * proseShare) * repeats * (0.5 + 0.5 * distinctShare);
  return {
    score,
    why: `${meanWords.toFixed(0)} words on average, ${percent(distinctShare)} different`,
    isEnough: meanWords >= 4 && proseShare >= 0.4 && repeats === 1 && distinctShare >= 0.3,
  };
}

function id(column: ColumnProfile): Fit | undefined {
  const { values, rows, meanWords, distinctShare } = column;
  if (values.length === 0) return { score: 0, why: "no values" };
  if (values.length < rows / 2 || meanWords > 3 || (column.share("date") > 0.5 && column.share("whole") < 0.5))
    return undefined;
  return { score: distinctShare, why: `${percent(distinctShare)} different` };
}

function person(column: ColumnProfile): Fit | undefined {
  const { values, meanWords, distinct } = column;
  if (values.length === 0) return { score: 0, why: "no values" };
  const isMeasure = column.share("date") > 0.5 && column.share("whole") < 0.5;
  if (meanWords > 4 || isMeasure || (distinct <= 3 && values.length > 20)) return undefined;
  if (distinct < 4 && values.length > 5 && column.share("speaker") > 0.5) return undefined;
  return { score: Math.min(1, values.length / column.rows), why: `${distinct} different in ${values.length} values` };
}

function at(column: ColumnProfile): Fit | undefined {
  if (column.values.length === 0) return { score: 0, why: "no values" };
  const share = column.share("date") + column.share("serial");
  if (share < 0.5) return undefined;
  return {
    score: share * Math.min(1, column.values.length / column.rows),
    why: `${percent(share)} dates`,
    // Numbers alone may be anything.
    isEnough: share > 0.9 && column.share("number") < 0.5,
  };
}

function rating(column: ColumnProfile): Fit | undefined {
  if (column.values.length === 0) return { score: 0, why: "no values" };
  const style = decideRating(column.plain, column.values);
  if (!style || (column.distinct > 50 && column.share("signs") < 0.5)) return undefined;
  const share = column.share("rating");
  return { score: share, why: `${percent(share)} ratings up to ${style.max}`, isEnough: column.share("signs") > 0.9 };
}

function speaker(column: ColumnProfile): Fit | undefined {
  if (column.values.length === 0) return { score: 0, why: "no values" };
  const share = column.share("speaker");
  const isTold = column.share("customer") > 0 && share >= 0.6;
  const isStaffTold = share >= 0.2 && column.share("customer") === 0 && column.distinct > 1;
  if (!isTold && !isStaffTold) return undefined;
  return {
    score: share,
    why: `${percent(share)} roles`,
    isEnough: share > 0.95 && column.distinct > 1 && column.distinct < 10,
  };
}

function few(look: Look, what: string, { least, most }: { least: number; most: number }): Fitting {
  const fits = mostly(look, what, { least });
  return (column) => (column.distinct > most ? undefined : fits(column));
}

function conversation(column: ColumnProfile): Fit | undefined {
  const { values, rows, meanWords, distinctShare } = column;
  if (values.length < rows * 0.8 || meanWords > 3 || distinctShare > 0.95) return undefined;
  return { score: 1 - distinctShare, why: `${percent(1 - distinctShare)} repeated` };
}

function words(most: number): Fitting {
  return ({ values, meanWords, share, distinctShare }) => {
    if (values.length === 0) return { score: 0, why: "no values" };
    if (meanWords > most || share("number") > 0.5 || share("email") > 0.5) return undefined;
    return { score: 0.5 + distinctShare / 2, why: `${meanWords.toFixed(1)} words on average` };
  };
}

function question({ values, distinctShare, meanWords }: ColumnProfile): Fit | undefined {
  if (values.length === 0) return { score: 0, why: "no values" };
  if (meanWords < 1.5 || (values.length > 5 && distinctShare > 0.5)) return undefined;
  return { score: 1 - distinctShare / 2, why: `${percent(1 - distinctShare)} repeated` };
}

function list(column: ColumnProfile): Fit | undefined {
  if (column.values.length === 0) return { score: 0, why: "no values" };
  if (column.share("number") > 0.3) return undefined;
  return { score: 0.3 + 0.7 * column.share("list"), why: `${percent(column.share("list"))} lists` };
}

const knownStatus = few("status", "statuses of orders", { least: 0.3, most: 40 });
const yesOrNo = few("consent", "yes or no", { least: 0.8, most: 6 });

function status(column: ColumnProfile): Fit | undefined {
  return knownStatus(column) ?? (isCancelledName(column.plain) ? yesOrNo(column) : undefined);
}

/** A fit that needs a telling name: a customer has many dates. */
function named(fits: Fitting): Fitting {
  return (column) => {
    const fit = fits(column);
    return fit && { ...fit, isEnough: false };
  };
}

const FITS: Readonly<Partial<Record<Field, Fitting>>> = {
  text,
  id,
  customer: person,
  email: mostly("email", "e-mail addresses", { least: 0.5, enough: 0.8 }),
  at,
  since: named(at),
  contractStart: named(at),
  contractEnd: named(at),
  cancelledAt: named(at),
  time: mostly("time", "times of day", { least: 0.8 }),
  channel: few("channel", "channels", { least: 0.5, most: 30 }),
  question,
  subject: words(20),
  rating,
  conversation,
  state: few("state", "states of conversations", { least: 0.8, most: 12 }),
  speaker,
  language: few("language", "languages", { least: 0.6, most: 80 }),
  tags: words(12),
  total: mostly("amount", "amounts", { least: 0.6 }),
  discount: mostly("amount", "amounts", { least: 0.6 }),
  refunded: mostly("amount", "amounts", { least: 0.6 }),
  price: mostly("amount", "amounts", { least: 0.6 }),
  currency: mostly("currency", "currencies", { least: 0.6, enough: 0.95 }),
  status,
  items: list,
  item: words(30),
  quantity: mostly("whole", "whole numbers", { least: 0.8 }),
  name: words(5),
  firstName: words(4),
  lastName: words(4),
  consent: mostly("consent", "yes or no", { least: 0.7 }),
};

/** How well a column fits a field, or undefined when its values cannot be that. */
export function fitOf(field: Field, column: ColumnProfile): Fit | undefined {
  return FITS[field]?.(column);
}
