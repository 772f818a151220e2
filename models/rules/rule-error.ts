/** What is wrong with a rule or a question, and where. */

/** A rule that cannot be understood. `column` counts from 1 in the text as it was given. */
export class RuleError extends Error {
  override readonly name = "RuleError";
  readonly column: number;
  /** Known names, the nearest first; empty where none is near. */
  readonly suggestions: readonly string[];

  constructor(message: string, { column, suggestions = [] }: { column: number; suggestions?: readonly string[] }) {
    const hint = suggestions.length > 0 ? ` Did you mean ${suggestions.join(" or ")}?` : "";
    super(`Column ${column}: ${message}${hint}`);
    this.column = column;
    this.suggestions = suggestions;
  }
}
