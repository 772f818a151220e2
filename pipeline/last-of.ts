/** What is asked for again and again is loaded once. */

/**
 * Loads what ids name, by owner, and keeps the last of each owner. What fails, or is not there, is not kept: the next one
 * who asks makes it load again.
 */
export function lastOf<Owner extends WeakKey, T>(load: (owner: Owner, id: string) => Promise<T>) {
  const last = new WeakMap<Owner, { readonly id: string; readonly loaded: Promise<T> }>();
  return (owner: Owner, id: string): Promise<T> => {
    const known = last.get(owner);
    if (known?.id === id) return known.loaded;
    const mine = { id, loaded: load(owner, id) };
    last.set(owner, mine);
    const forget = () => {
      if (last.get(owner) === mine) last.delete(owner);
    };
    mine.loaded.then((found) => found === undefined && forget(), forget);
    return mine.loaded;
  };
}
