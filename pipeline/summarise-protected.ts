/** Whether segments and features follow what a person is, although no protected column enters them. */

import { correlationRatio, cramersV } from "../models/statistics/association.ts";
import type { Estimate } from "../models/statistics/delta.ts";
import { formatScore } from "../models/statistics/format.ts";
import { groupOf, protectedTest } from "./protected-columns.ts";
import type { Clustered, Featured, History } from "./types.ts";

/** A protected column, and what goes with it. */
export interface ProtectedColumn {
  readonly column: string;
  /** Customers with a value in it, and the groups of five or more that those make; none where nearly all values differ. */
  readonly customers: number;
  readonly groups: number;
  /** Cramér's V of groups and segments, with a 95 % interval; absent below two groups or two segments. */
  readonly segments?: Estimate;
  /** Features that follow it clearly, strongest first: correlation ratios whose interval lies above 0.1. */
  readonly features: readonly (Estimate & { readonly feature: string })[];
}

/** Weaker associations than this are taken for none. */
const leastAssociation = 0.1;
const leastInGroup = 5;
/** A column with more groups is none to compare by. */
const mostGroups = 50;
const mostFeatures = 5;
/** A column with more values than these is none to compare by, and what was counted of it is forgotten. */
const mostValues = 1_000;
/** Columns that are looked at; of more, those that come first. */
const mostColumns = 30;

interface Group {
  readonly segments: Map<string, number>;
  readonly features: Map<string, { count: number; mean: number; squares: number }>;
  customers: number;
}

interface Column {
  customers: number;
  /** By value; undefined once there were too many. */
  groups: Map<string, Group> | undefined;
}

type Row = Pick<History, "profile"> & Featured & Clustered;

/**
 * Counts protected columns customer by customer, in bounded memory. `told` are protected beside those that are by name.
 */
export function protectedCounter(told: readonly string[]) {
  const isProtected = protectedTest(told);
  const columns = new Map<string, Column>();
  const add = ({ profile, features, segment }: Row): void => {
    for (const column in profile?.other) {
      if (!isProtected(column)) continue;
      const name = groupOf(profile.other[column]!);
      if (name === undefined) continue;
      const counted = columns.get(column) ?? { customers: 0, groups: new Map<string, Group>() };
      if (!columns.has(column) && columns.size >= mostColumns) continue;
      columns.set(column, counted);
      counted.customers++;
      const { groups } = counted;
      if (!groups) continue;
      const group = groups.get(name) ?? { segments: new Map(), features: new Map(), customers: 0 };
      groups.set(name, group);
      if (groups.size > mostValues) counted.groups = undefined;
      group.customers++;
      group.segments.set(segment.id, (group.segments.get(segment.id) ?? 0) + 1);
      for (const { name, scaled, isImputed } of features) if (!isImputed) addTo(group, name, scaled);
    }
  };
  const summary = (): readonly ProtectedColumn[] =>
    [...columns].sort(([a], [b]) => (a < b ? -1 : 1)).map(([column, counted]) => columnOf(column, counted));
  return { add, summary };
}

// Welford 1962.
function addTo({ features }: Group, name: string, value: number): void {
  const sum = features.get(name) ?? { count: 0, mean: 0, squares: 0 };
  const delta = value - sum.mean;
  sum.count++;
  sum.mean += delta / sum.count;
  sum.squares += delta * (value - sum.mean);
  features.set(name, sum);
}

function columnOf(column: string, { customers, groups: all }: Column): ProtectedColumn {
  const groups = [...(all ?? [])]
    .filter(([, group]) => group.customers >= leastInGroup)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) => group);
  if (groups.length < 2 || groups.length > mostGroups)
    return { column, customers, groups: groups.length, features: [] };
  const segments = [...new Set(groups.flatMap((group) => [...group.segments.keys()]))].sort();
  const association = cramersV(groups.map((group) => segments.map((id) => group.segments.get(id) ?? 0)));
  const names = [...new Set(groups.flatMap((group) => [...group.features.keys()]))].sort();
  const features = names
    .flatMap((feature) => {
      const ratio = correlationRatio(groups.flatMap((group) => group.features.get(feature) ?? []));
      return ratio && ratio.low > leastAssociation ? [{ feature, ...ratio }] : [];
    })
    .sort((a, b) => b.value - a.value || (a.feature < b.feature ? -1 : 1));
  return {
    column,
    customers,
    groups: groups.length,
    ...(association && { segments: association }),
    features: features.slice(0, mostFeatures),
  };
}

/** Whether segments follow a protected column clearly. */
export function isFollowed({ segments }: ProtectedColumn): boolean {
  return segments !== undefined && segments.low > leastAssociation;
}

/** What is found of a protected column, in words, without a full stop. */
export function protectedWords(found: ProtectedColumn): string {
  const { column, customers, segments, features } = found;
  const about = ({ value, low, high }: Estimate) => [value, low, high].map((one) => formatScore(one).replace("+", ""));
  if (!segments)
    return `${column} is protected and entered nothing; too few groups or segments to tell whether any follow it`;
  const [v, low, high] = about(segments);
  const figures = `Cramér's V ${v}, ${low} to ${high}, ${customers} customers`;
  const proxies = features.map((one) => `${one.feature} (${about(one)[0]})`).join(", ");
  const said = isFollowed(found)
    ? `Segments follow ${column}, which is protected and entered nothing (${figures})`
    : `${column} is protected and entered nothing; segments do not follow it clearly (${figures})`;
  return proxies === "" ? said : `${said}. What goes with it: ${proxies}`;
}
