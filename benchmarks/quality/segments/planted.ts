/**
 * Customers in known segments, made before there was a method to find them. Each has a hidden normal number per trait;
 * segments are shifted in two to four traits, of value and of attitude or topics; the traits of a group hang together in everybody.
 */

import { createRandom, type Random } from "../../../models/random.ts";
import { customerOf, traits, type Absent, type Known, type TraitName } from "./traits.ts";

type Trait = (typeof traits)[number];

/** Customers whose segments are known. */
export interface Planted {
  readonly seed: number;
  readonly customers: readonly Known[];
  /** The segment of each, 0 the first. */
  readonly segment: readonly number[];
  readonly segments: number;
  /** The traits that segments differ in, and how many vary without telling anything. */
  readonly telling: readonly TraitName[];
  readonly noise: number;
  /** The segment that the generator itself holds most likely, from the hidden numbers of all that is known of a customer. */
  readonly likeliest: readonly number[];
}

/** Least Mahalanobis distance between two segments: drawn from here. 5 leaves 0.6 % of two equal ones misplaced. */
const leastDistance = [5, 6.5] as const;
const leastShare = 0.05;

/** 200 to 3,000 customers (or `count`) in 2 to 7 segments of unequal size, 5 % of all at least. */
export function plantSegments(seed: number, count?: number): Planted {
  const random = createRandom(seed);
  const segments = 2 + random.int(6);
  const drawn = Math.round(Math.exp(between(random, [Math.log(200), Math.log(3000)])));
  const size = count ?? drawn;
  const telling = tellingTraits(random, segments);
  const noise = random.shuffle(traits.filter((trait) => !telling.includes(trait))).slice(0, 5 + random.int(11));
  const present = traits.filter((trait) => telling.includes(trait) || noise.includes(trait));
  const together = togetherness(random);
  const centres = placeCentres(random, { segments, telling, present, together });
  const shares = drawShares(random, segments);
  const absentShares = drawAbsent(random);
  const customers: Known[] = [];
  const truth: number[] = [];
  const likeliest: number[] = [];
  for (const segment of random.shuffle(membersOf(shares, size))) {
    const own = centres[segment]!;
    const hidden = new Map(
      cloud(random, { present, together }).map(([name, z]) => [name, z + (own.get(name) ?? 0)] as const),
    );
    const absent = drawWhatIsAbsent(random, absentShares);
    const known = present.filter((trait) => isKnown(trait, absent));
    const odds = centres.map((centre, i) => {
      const squared = mahalanobis(
        new Map(known.map(({ name }) => [name, hidden.get(name)! - (centre.get(name) ?? 0)])),
        {
          present: known,
          together,
        },
      );
      return Math.log(shares[i]!) - squared / 2;
    });
    customers.push(customerOf(`c${customers.length}`, hidden, absent));
    truth.push(segment);
    likeliest.push(odds.indexOf(Math.max(...odds)));
  }
  const names = telling.map(({ name }) => name);
  return { seed, customers, segment: truth, segments, telling: names, noise: noise.length, likeliest };
}

/** What is planted where there is nothing to find. */
export const shapes = ["elongated", "correlated", "heavy-tailed", "uniform", "skewed", "gradient"] as const;

/** 200 to 3,000 customers without segments: one cloud of a shape, the shapes in turn. */
export function plantNothing(seed: number) {
  const random = createRandom(seed);
  const shape = shapes[seed % shapes.length]!;
  const size = Math.round(Math.exp(between(random, [Math.log(200), Math.log(3000)])));
  const always = traits.filter(({ name }) => name === "averageOrder" || name === "orders" || name === "recency");
  const others = random.shuffle(traits.filter((trait) => !always.includes(trait))).slice(0, 5 + random.int(11));
  const present = traits.filter((trait) => always.includes(trait) || others.includes(trait));
  const together = togetherness(random);
  const length = between(random, [0.6, 0.8]);
  const slopes = present.map(() => [random.normal(), random.normal(), random.normal()] as const);
  const absentShares = drawAbsent(random);
  const customers = Array.from({ length: size }, (_, i) => {
    const base = cloud(random, { present, together });
    // One number for all traits of the customer: how far along, how far out.
    const along = shape === "gradient" ? random.next() : random.normal();
    const out = Math.sqrt((random.normal() ** 2 + random.normal() ** 2 + random.normal() ** 2) / 3);
    const hidden = base.map(([name, z], trait) => {
      const [first, second, third] = slopes[trait]!;
      if (shape === "elongated")
        return [name, Math.sqrt(length) * along * Math.sign(first) + Math.sqrt(1 - length) * z];
      if (shape === "heavy-tailed") return [name, z / Math.max(0.05, out)];
      if (shape === "uniform") return [name, 3.46 * (random.next() - 0.5)];
      // A sum of two exponentials: skewed beyond what logarithms and limits take away.
      if (shape === "skewed") return [name, (exponential(random) + exponential(random) - 2) / 1.4 + 0.5 * z];
      if (shape === "gradient") {
        const way = 2 * Math.PI * along;
        return [name, 3 * first * (along - 0.5) + second * Math.sin(way / 2) + 0.3 * third * Math.cos(way) + 0.7 * z];
      }
      return [name, z];
    }) as [TraitName, number][];
    return customerOf(`c${i}`, new Map(hidden), drawWhatIsAbsent(random, absentShares));
  });
  return { seed, shape, customers };
}

function exponential(random: Random): number {
  return -Math.log(1 - random.next());
}

function between(random: Random, [from, to]: readonly [number, number]): number {
  return from + (to - from) * random.next();
}

/** As many traits as it takes, of what customers buy and of what they write. */
function tellingTraits(random: Random, segments: number): readonly Trait[] {
  const fewest = segments <= 3 ? 2 : segments <= 5 ? 3 : 4;
  const count = fewest + random.int(5 - fewest);
  for (;;) {
    const drawn = random.shuffle(traits.filter(({ canTell }) => canTell)).slice(0, count);
    const buys = drawn.some(({ group }) => group === "value");
    if (buys && drawn.some(({ group }) => group === "attitude" || group === "topics")) return drawn;
  }
}

type Together = Readonly<Record<Trait["group"], number>>;

/** How strongly the traits of each group hang together: their correlation, within every segment. */
function togetherness(random: Random): Together {
  const draw = () => between(random, [0.1, 0.5]);
  return { value: draw(), attitude: draw(), behaviour: draw(), topics: between(random, [0, 0.1]) };
}

interface Cloud {
  readonly present: readonly Trait[];
  readonly together: Together;
}

/** Correlated standard normal numbers, one a trait. */
function cloud(random: Random, { present, together }: Cloud): [TraitName, number][] {
  const common = new Map(present.map(({ group }) => [group, 0]));
  for (const group of common.keys()) common.set(group, random.normal());
  return present.map(({ name, group }) => {
    const part = together[group];
    return [name, Math.sqrt(part) * common.get(group)! + Math.sqrt(1 - part) * random.normal()];
  });
}

/** Squared length of a difference, by the covariance of `cloud`: equal correlations within a group. */
function mahalanobis(difference: ReadonlyMap<TraitName, number>, { present, together }: Cloud): number {
  let squared = 0;
  for (const group of new Set(present.map((trait) => trait.group))) {
    const own = present.filter((trait) => trait.group === group).map(({ name }) => difference.get(name) ?? 0);
    const part = together[group];
    const sum = own.reduce((total, value) => total + value, 0);
    const squares = own.reduce((total, value) => total + value * value, 0);
    // The inverse of (1 - r) I + r J. Sherman & Morrison 1950.
    squared += (squares - (part * sum * sum) / (1 - part + own.length * part)) / (1 - part);
  }
  return squared;
}

interface Placing extends Cloud {
  readonly segments: number;
  readonly telling: readonly Trait[];
}

/** Segments on two or three levels of each telling trait, far enough apart. */
function placeCentres(random: Random, { segments, telling, present, together }: Placing) {
  const levels = telling.map(() => (random.next() < 1 / 3 ? 3 : 2));
  const weights = telling.map(() => between(random, [0.8, 1.2]));
  let best: { centres: Map<TraitName, number>[]; least: number } | undefined;
  for (let tried = 0; tried < 20; tried++) {
    const centres = Array.from(
      { length: segments },
      () =>
        new Map(
          telling.map(({ name, group }, i) => {
            const level = random.int(levels[i]!);
            return [name, weights[i]! * (group === "topics" ? level : level - (levels[i]! - 1) / 2)] as const;
          }),
        ),
    );
    const least = leastBetween(centres, (difference) => mahalanobis(difference, { present, together }));
    if (!best || least > best.least) best = { centres, least };
  }
  if (best!.least === 0) return placeCentres(random, { segments, telling, present, together });
  const stretch = between(random, leastDistance) / Math.sqrt(best!.least);
  return best!.centres.map((centre) => new Map([...centre].map(([name, z]) => [name, z * stretch] as const)));
}

function leastBetween(
  centres: readonly ReadonlyMap<TraitName, number>[],
  squaredLength: (difference: ReadonlyMap<TraitName, number>) => number,
): number {
  let least = Infinity;
  for (const [i, a] of centres.entries()) {
    for (const b of centres.slice(i + 1)) {
      least = Math.min(least, squaredLength(new Map([...a].map(([name, z]) => [name, z - b.get(name)!]))));
    }
  }
  return least;
}

/** Shares of the whole: Dirichlet (1, …, 1) above the least. */
function drawShares(random: Random, segments: number): number[] {
  const parts = Array.from({ length: segments }, () => exponential(random));
  const whole = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => leastShare + ((1 - segments * leastShare) * part) / whole);
}

function membersOf(shares: readonly number[], size: number): number[] {
  const members = shares.flatMap((share, segment) => new Array<number>(Math.ceil(share * size)).fill(segment));
  return members.slice(0, Math.max(size, members.length));
}

/** Up to 3 % wrote nothing, up to 3 % bought nothing, and many wrote too little for a trend. */
function drawAbsent(random: Random) {
  return { silent: 0.03 * random.next(), noOrders: 0.03 * random.next(), noTrend: between(random, [0.2, 0.6]) };
}

function drawWhatIsAbsent(random: Random, { silent, noOrders, noTrend }: ReturnType<typeof drawAbsent>): Absent {
  const isSilent = random.next() < silent;
  const neverBought = !isSilent && random.next() < noOrders;
  return { isSilent, neverBought, hasNoTrend: random.next() < noTrend };
}

function isKnown({ name, group }: Trait, { isSilent, neverBought, hasNoTrend }: Absent): boolean {
  if (name === "trend" && hasNoTrend) return false;
  if (isSilent && (group === "attitude" || group === "topics" || name === "texts" || name === "contact")) return false;
  return !(neverBought && (group === "value" || name === "discount" || name === "refund"));
}
