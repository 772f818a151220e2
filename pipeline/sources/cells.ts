/** Cells of exports: what counts as empty, and ids as they were meant. */

const BLANKS = new Set([
  "",
  "-",
  "--",
  "—",
  "n/a",
  "na",
  "#n/a",
  "null",
  "none",
  "nil",
  "nan",
  "undefined",
  "\\n",
  "k.a.",
]);
const NOBODY = new Set(["anonymous", "anonym", "anonyme", "anonimo", "anónimo", "guest", "gast", "unknown", "0"]);

/** Whether a cell holds nothing: empty, or one of the words that exports write for it ("n/a", "NULL", "-"). */
export function isBlank(cell: string | undefined): boolean {
  if (cell === undefined || cell === "") return true;
  // The longest word for nothing has nine letters: long texts are not looked at.
  return cell.length < 16 && BLANKS.has(cell.trim().toLowerCase());
}

/** The trimmed cell, or undefined where it holds nothing. */
export function present(cell: string | undefined): string | undefined {
  return cell === undefined || isBlank(cell) ? undefined : cell.trim();
}

/** An id as it was meant: trimmed, and "17850.0" (a number that went through a spreadsheet) as "17850". */
export function presentId(cell: string | undefined): string | undefined {
  const id = present(cell);
  return id !== undefined && id.endsWith(".0") && /^\d+\.0$/.test(id) ? id.slice(0, -2) : id;
}

/** A customer's id, or undefined where the cell says that it is nobody ("guest", "anonymous", WooCommerce's "0"). */
export function presentCustomer(cell: string | undefined): string | undefined {
  const id = presentId(cell);
  return id !== undefined && id.length < 12 && NOBODY.has(id.toLowerCase()) ? undefined : id;
}

/** Whether a cell is one e-mail address and nothing else. */
export function isEmail(cell: string): boolean {
  return cell.length < 255 && cell.includes("@") && /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;".]{2,}$/.test(cell.trim());
}

/** The address in a cell such as `Anna Berg <Anna@shop.example>`, in lower case; undefined without one. */
export function presentEmail(cell: string | undefined): string | undefined {
  if (cell === undefined || !cell.includes("@")) return undefined;
  const bracket = cell.lastIndexOf("<");
  const address = bracket < 0 ? cell.trim() : cell.slice(bracket + 1).replace(/>.*$/s, "");
  return isEmail(address) ? address.trim().toLowerCase() : undefined;
}
