/** Weights that keep one group of columns from drowning another, however many columns each has. */

/** A column's group, and its variance before weighing. */
export interface GroupedColumn {
  readonly group: string;
  readonly variance: number;
}

/**
 * The variance each group is to contribute; a group may share its amount with others: `["attitude", "topics"]` with
 * parts 2 and 1 split what one side gets, and a side's other groups take over the part of one without columns.
 */
export interface Side {
  readonly variance: number;
  readonly parts: Readonly<Record<string, number>>;
}

/** A group whose values are mostly imputed hardly varies: it is stretched no further than this over its plain weight. */
const mostStretch = 2;

/** The factor for each column so that every side contributes its variance in all (squared distances add up by variance). */
export function balance(columns: readonly GroupedColumn[], sides: readonly Side[]): number[] {
  const factors = new Map<string, number>();
  for (const { variance, parts } of sides) {
    if (!(variance >= 0 && variance < Infinity)) {
      throw new RangeError(`Cannot give a side the variance ${variance}: 0 or more was wanted`);
    }
    const groups = Object.keys(parts).filter((group) => columns.some((column) => column.group === group));
    const whole = groups.reduce((sum, group) => sum + parts[group]!, 0);
    for (const group of groups) {
      const own = columns.filter((column) => column.group === group);
      const target = whole > 0 ? (variance * parts[group]!) / whole : 0;
      const actual = own.reduce((sum, column) => sum + column.variance, 0);
      factors.set(group, Math.sqrt(Math.min(target / actual, (mostStretch ** 2 * target) / own.length)));
    }
  }
  return columns.map(({ group }) => {
    const factor = factors.get(group);
    if (factor === undefined) throw new Error(`No side holds the group ${group}`);
    return factor;
  });
}
