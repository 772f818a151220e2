/** Reads XML as a stream of tags and text: what spreadsheets are written in, and no more. */

/** Told what the XML holds, in order. Names come without their prefix ("x:row" is "row"). */
export interface XmlHandler {
  /** `attributes` as they are written: ask `attribute` for one. */
  readonly open: (name: string, attributes: string) => void;
  readonly close: (name: string) => void;
  /** A piece of text, its entities resolved; one text may come in several. */
  readonly text: (text: string) => void;
}

const [SPACE, DOUBLE, SINGLE, SLASH, COLON, GREATER] = [32, 34, 39, 47, 58, 62] as const;
const longestTag = 1 << 16;
const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
const patterns = new Map<string, RegExp>();

/** The index of the ">" that ends a tag: not one within quotes. -1 when it is not there yet. */
function tagEnd(xml: string, from: number): number {
  let quote = 0;
  for (let at = from; at < xml.length; at++) {
    const code = xml.charCodeAt(at);
    if (quote !== 0) quote = code === quote ? 0 : quote;
    else if (code === GREATER) return at;
    else if (code === DOUBLE || code === SINGLE) quote = code;
  }
  return -1;
}

/** Text with its entities resolved; those that XML itself does not define stay as they are: none is ever expanded. */
export function resolveEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name] ?? whole;
      const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : "";
    },
  );
}

/** The value of an attribute, whatever its prefix; undefined without. */
export function attribute(attributes: string, name: string): string | undefined {
  let pattern = patterns.get(name);
  if (!pattern) {
    pattern = new RegExp(`(?:^|\\s)(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
    patterns.set(name, pattern);
  }
  const found = pattern.exec(attributes);
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? undefined : resolveEntities(value);
}

/** Takes XML piece by piece. Throws for a document type (which could define entities) and for tags without an end. */
export function xmlReader({ open, close, text: tell }: XmlHandler): { readonly write: (xml: string) => void } {
  let rest = "";
  /** Within "<!--" or "<![CDATA[" or "<?": what ends it. */
  let until = "";

  function special(xml: string, at: number): readonly [prefix: string, end: string] | undefined {
    for (const [prefix, end] of [
      ["<!--", "-->"],
      ["<![CDATA[", "]]>"],
      ["<?", "?>"],
    ] as const) {
      if (xml.startsWith(prefix, at)) return [prefix, end];
    }
    if (/^<!doctype/i.test(xml.slice(at, at + 9))) throw new Error("It declares a document type");
    return undefined;
  }

  /** Tells the tag that is written in `xml[from, to)`. */
  function tag(xml: string, from: number, to: number): void {
    const isClosing = xml.charCodeAt(from) === SLASH;
    const isEmpty = xml.charCodeAt(to - 1) === SLASH;
    let start = isClosing ? from + 1 : from;
    let at = start;
    for (; at < to; at++) {
      const code = xml.charCodeAt(at);
      if (code === COLON) start = at + 1;
      else if (code <= SPACE || code === SLASH) break;
    }
    if (at === start) throw new Error("It is no XML");
    const name = xml.slice(start, at);
    if (!isClosing) open(name, xml.slice(at, isEmpty ? to - 1 : to));
    if (isClosing || isEmpty) close(name);
  }

  /** Reads within a comment, a CDATA section or an instruction; -1 when its end is not there yet. */
  function passSpecial(xml: string, from: number): number {
    const end = xml.indexOf(until, from);
    const stop = end < 0 ? Math.max(from, xml.length - until.length + 1) : end;
    if (until === "]]>" && stop > from) tell(xml.slice(from, stop));
    if (end < 0) {
      rest = xml.slice(stop);
      return -1;
    }
    const next = end + until.length;
    until = "";
    return next;
  }

  function write(more: string): void {
    const xml = rest + more;
    rest = "";
    let at = 0;
    while (at < xml.length) {
      if (until !== "") {
        at = passSpecial(xml, at);
        if (at < 0) return;
        continue;
      }
      const bracket = xml.indexOf("<", at);
      if (bracket !== at) {
        let stop = bracket < 0 ? xml.length : bracket;
        if (bracket < 0) {
          // An entity may be cut by the end of the piece.
          const cut = xml.lastIndexOf("&");
          if (cut >= at && xml.length - cut < 12 && !xml.includes(";", cut)) stop = cut;
          rest = xml.slice(stop);
        }
        if (stop > at) tell(resolveEntities(xml.slice(at, stop)));
        if (bracket < 0) return;
        at = bracket;
      }
      if (xml.length - at < 9 && xml.indexOf(">", at) < 0) break;
      const mark = xml[at + 1];
      const found = mark === "!" || mark === "?" ? special(xml, at) : undefined;
      if (found) {
        [, until] = found;
        at += found[0].length;
        continue;
      }
      const end = tagEnd(xml, at + 1);
      if (end < 0) {
        if (xml.length - at > longestTag) throw new Error("A tag of it does not end");
        break;
      }
      tag(xml, at + 1, end);
      at = end + 1;
    }
    if (at < xml.length) rest = xml.slice(at);
  }
  return { write };
}
