/** Plain text out of markup; text that is not markup stays as it is. */

import { compile } from "html-to-text";
import { stripTags } from "./strip-tags.ts";

const tagNames =
  "a|abbr|acronym|address|article|aside|b|base|bdi|bdo|big|blockquote|body|br|button|caption|center|cite|code|col|colgroup|dd|del|" +
  "details|dfn|dir|div|dl|dt|em|embed|fieldset|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|" +
  "kbd|label|legend|li|link|main|map|mark|meta|nav|noscript|object|ol|option|p|picture|pre|q|s|samp|script|section|select|small|" +
  "source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea|tfoot|th|thead|time|title|tr|tt|u|ul|var|" +
  "video|wbr|xml|[a-z]{1,3}:[a-z]{1,20}|[a-z]{1,20}-[a-z-]{1,20}";
/** With a "=" among them, else "x <p and y> q" would be a tag. */
const attributes = "(?:\\s[^<>=]*=[^<>]*|\\s{0,3}/?)";
const tag = new RegExp(`<(?:!--|!doctype|\\?xml|/?(?:${tagNames})${attributes}>)`, "i");
const blockTag = /<(?:!doctype|\/?(?:p|div|br|table|tr|td|ul|ol|li|h[1-6]|blockquote|body|html)[\s/>])/i;
/** A "<" that opens none of the tags above: "I <3 it", "<order 123>", "<bob@mail.example>". */
const looseAngle = new RegExp(`<(?!!--|!doctype|!\\[|\\?xml|/?(?:${tagNames})${attributes}>)`, "gi");
const entity = /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});/gi;

/** Above this many characters tags are struck out rather than understood: the converter builds a tree. */
const longestMarkup = 200_000;

const block = { leadingLineBreaks: 1, trailingLineBreaks: 1 };
const options = {
  wordwrap: false,
  limits: { maxDepth: 200, ellipsis: "" },
  selectors: [
    { selector: "a", options: { ignoreHref: true } },
    { selector: "img", format: "skip" },
    { selector: "head", format: "skip" },
    { selector: "noscript", format: "skip" },
    { selector: "hr", format: "lineBreak" },
    // A row is a line: most tables in mails are there for the layout, and columns would tear sentences apart.
    { selector: "tr", format: "block", options: block },
    { selector: "td", format: "inlineSurround", options: { suffix: " " } },
    { selector: "th", format: "inlineSurround", options: { suffix: " " } },
    { selector: "ul", options: { itemPrefix: "- ", ...block } },
    { selector: "ol", options: block },
    ...["h1", "h2", "h3", "h4", "h5", "h6"].map((selector) => ({ selector, options: { uppercase: false } })),
  ],
} as const;
const convert = compile({ ...options, selectors: [...options.selectors] });
const convertInline = compile({ ...options, selectors: [...options.selectors], preserveNewlines: true });
const decoded = new Map<string, string>();

/**
 * Plain text of a text that holds HTML tags or entities: blocks and table rows become lines, links their words; images, scripts,
 * styles and comments go. Any other text is handed back as it is, also with angle brackets in it ("I <3 this", "a < b",
 * "<order 123>"). Time is linear in the length of the text.
 */
export function toPlainText(text: string): string {
  if (!text.includes("<") && !text.includes("&")) return text;
  if (!tag.test(text)) return decodeEntities(text);
  if (text.length > longestMarkup) return decodeEntities(stripTags(text));
  const markup = text.replace(looseAngle, "&lt;");
  const plain = (blockTag.test(markup) ? convert : convertInline)(markup);
  // What is nested more than 200 deep the converter leaves out.
  const kept = /[\p{L}\p{N}]/u.test(plain) ? plain : stripTags(text);
  return decodeEntities(kept.replace(/(?<![ \t])[ \t]+$/gm, ""));
}

/** Entities decoded, also twice encoded ones ("&amp;#39;"), as some exports write them. */
function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  const once = text.replace(entity, decodeOne);
  return once.includes("&") ? once.replace(entity, decodeOne) : once;
}

function decodeOne(code: string): string {
  let character = decoded.get(code);
  if (character === undefined) {
    // The letters around keep a blank from being trimmed.
    character = convert(`x${code}x`).slice(1, -1);
    if (decoded.size < 5000) decoded.set(code, character);
  }
  return character;
}
