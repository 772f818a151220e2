/** Languages as exports name them to ISO 639-1. */

const CODES =
  "af ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk km kn ko lt lv mk ml mn mr ms mt nb ne nl nn no pa pl ps pt ro ru sk sl sq sr sv sw ta te th tl tr uk ur uz vi zh".split(
    " ",
  );
const KNOWN = new Set(CODES);

function names(): ReadonlyMap<string, string> {
  const byName = new Map<string, string>();
  for (const shown of ["fr", "es", "de", "en"]) {
    const display = new Intl.DisplayNames(shown, { type: "language" });
    for (const code of CODES) byName.set((display.of(code) ?? code).toLowerCase(), code);
    // Every language calls itself by its own name, too.
    for (const code of CODES)
      byName.set((new Intl.DisplayNames(code, { type: "language" }).of(code) ?? code).toLowerCase(), code);
  }
  return byName;
}

let byName: ReadonlyMap<string, string> | undefined;

/** ISO 639-1 of "en", "en-US", "pt_BR", "EN", "English", "Deutsch", "français"; undefined for what is no language. */
export function languageCode(text: string): string | undefined {
  if (text.length > 40) return undefined;
  const plain = text.trim().toLowerCase();
  const start = plain.slice(0, 2);
  if (KNOWN.has(start) && /^[a-z]{2}([-_][a-z\d]{2,8})*$/.test(plain)) return start;
  if (plain.length < 3) return undefined;
  byName ??= names();
  return byName.get(plain.replace(/ ?[([].*$/, ""));
}
