/** Tags struck out of markup without building a tree: for markup too long or too deep for a converter. */

const breaking =
  /<\/?(?:p|div|br|hr|table|tr|ul|ol|li|h[1-6]|blockquote|section|article|header|footer|dl|dt|dd|pre|form)(?=[\s/>])[^<>]*>/gi;
const cell = /<\/(?:td|th)(?=[\s/>])[^<>]*>/gi;
const anyTag = /<[/!?a-z][^<>]*>/gi;

/** The text between the tags, a line for every block; without scripts, styles and comments. Time is linear in the length. */
export function stripTags(markup: string): string {
  let text = markup;
  for (const [open, close] of [
    ["<!--", "-->"],
    ["<script", "</script>"],
    ["<style", "</style>"],
    ["<head>", "</head>"],
  ] as const) {
    text = dropBetween(text, open, close);
  }
  return text
    .replace(/\s+/g, " ")
    .replace(breaking, "\n")
    .replace(cell, " ")
    .replace(anyTag, "")
    .replace(/(?<! ) *\n[ \n]*/g, "\n")
    .trim();
}

function dropBetween(text: string, open: string, close: string): string {
  const lower = text.toLowerCase();
  // "İ".toLowerCase() is longer: then offsets would not agree.
  if (lower.length !== text.length) return text;
  const parts: string[] = [];
  let done = 0;
  for (let start = lower.indexOf(open); start >= 0; start = lower.indexOf(open, done)) {
    const end = lower.indexOf(close, start + open.length);
    if (end < 0) break;
    parts.push(text.slice(done, start));
    done = end + close.length;
  }
  return parts.join("") + text.slice(done);
}
