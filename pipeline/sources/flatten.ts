/** Objects of JSON exports as cells under flat names. */

const DEEPEST = 6;

function cellOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean" || typeof value === "bigint") return String(value);
  return JSON.stringify(value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function addTo(cells: Map<string, string>, object: object, { before, depth }: { before: string; depth: number }): void {
  for (const [key, value] of Object.entries(object)) {
    const name = before === "" ? key : `${before}.${key}`;
    if (value === null || value === undefined) continue;
    if (isObject(value) && depth < DEEPEST) addTo(cells, value, { before: name, depth: depth + 1 });
    else if (Array.isArray(value) && value.every((item) => !isObject(item) && !Array.isArray(item))) {
      cells.set(name, value.map((item) => cellOf(item ?? "")).join(", "));
    } else cells.set(name, cellOf(value));
  }
}

/**
 * `{"user":{"id":7},"tags":["a","b"]}` as `user.id` "7", `tags` "a, b"; lists of objects as JSON text. Nulls are left out. A map,
 * since "__proto__" is a key like any other.
 */
export function flatten(object: object): ReadonlyMap<string, string> {
  const cells = new Map<string, string>();
  addTo(cells, object, { before: "", depth: 0 });
  return cells;
}

/** The value at a path of keys, or undefined. Own keys only. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  let found: unknown = value;
  for (const key of path) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, key)) return undefined;
    found = (found as Record<string | number, unknown>)[key];
  }
  return found;
}

/** A string or number as text; undefined for anything else and for empty text. */
export function textAt(value: unknown, ...path: readonly (string | number)[]): string | undefined {
  const found = at(value, ...path);
  if (typeof found === "number") return String(found);
  return typeof found === "string" && found.trim() !== "" ? found : undefined;
}

/** A list, or no items. */
export function listAt(value: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
}

/** A copy without some keys. */
export function without(object: object, keys: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}
