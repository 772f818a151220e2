/** Text as the detectors see it: disguises of digits, spaces and dashes undone, every unit traced to where it came from. */

/** `text` is what to search; `origins[i]` is the offset of its unit `i` in the source, absent when nothing was changed. */
export interface View {
  readonly text: string;
  readonly origins?: Int32Array;
}

/** Zero-width and bidirectional controls, soft hyphen, variation selectors, the keycap ring. */
const invisible =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u20e3\ufe00-\ufe0f\ufeff]/;
const space = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/;
const dash = /[\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]/;
/** The zero of each decimal block that people type numbers in. */
const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20];
const digitBlocks = zeros.map((zero) => `\\u{${zero.toString(16)}}-\\u{${(zero + 9).toString(16)}}`).join("");

/** Digits and at signs that are none in ASCII. */
const disguised = new RegExp(`[${digitBlocks}\\u2460-\\u24ff\\ufe6b\\uff01-\\uff5e\\u{1d400}-\\u{1d7ff}]`, "u");
const worthUndoing = new RegExp(
  `[\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180f\\u2000-\\u2015\\u2024\\u2028-\\u202f\\u2043\\u205f-\\u209c\\u20e3\\u2212\\u3000\\ufe00-\\ufe0f\\ufe58-\\ufe6b\\ufeff]|${disguised.source}`,
  "u",
);

/** The view of a text; the text itself, at no cost, where nothing is disguised. */
export function view(source: string): View {
  if (!worthUndoing.test(source)) return { text: source };
  const origins = new Int32Array(source.length + 1);
  const parts: string[] = [];
  let length = 0;
  for (let at = 0; at < source.length;) {
    const character = String.fromCodePoint(source.codePointAt(at)!);
    const plain = undisguise(character);
    for (let unit = 0; unit < plain.length; unit++) {
      origins[length++] = plain.length === character.length ? at + unit : at;
    }
    parts.push(plain);
    at += character.length;
  }
  origins[length] = source.length;
  return { text: parts.join(""), origins };
}

/** One character in its plain form: at most as many units as it had, none where it is invisible. */
function undisguise(character: string): string {
  const code = character.codePointAt(0)!;
  if (code < 0xa0) return character;
  if (invisible.test(character)) return "";
  if (space.test(character)) return " ";
  if (dash.test(character)) return "-";
  for (const zero of zeros) if (code >= zero && code < zero + 10) return String(code - zero);
  if (code < 0x2000) return character;
  const compatible = character.normalize("NFKC");
  return compatible.length === 1 && compatible.charCodeAt(0) < 128 ? compatible : character;
}
