/** Lines as an editor counts them: LF, CRLF and a lone CR each end one. */

const LF = 10;
const CR = 13;

/** Counts line ends over chunks. */
export interface LineCounter {
  /** Goes on by `text[from, to)`. */
  readonly pass: (text: string, from?: number, to?: number) => void;
  /** 1-based: the line of the character that comes next. */
  readonly line: () => number;
}

/** Counts the lines of a text that is given in pieces. */
export function lineCounter(): LineCounter {
  let line = 1;
  let endsInCr = false;
  function pass(text: string, from = 0, to = text.length): void {
    if (from >= to) return;
    // The LF of a CRLF that the end of a piece divides.
    if (endsInCr && text.charCodeAt(from) === LF) line--;
    for (let at = text.indexOf("\n", from); at >= 0 && at < to; at = text.indexOf("\n", at + 1)) line++;
    for (let at = text.indexOf("\r", from); at >= 0 && at < to; at = text.indexOf("\r", at + 1)) {
      if (at + 1 >= to || text.charCodeAt(at + 1) !== LF) line++;
    }
    endsInCr = text.charCodeAt(to - 1) === CR;
  }
  return { pass, line: () => line };
}

/** The 1-based line of the byte at `offset`, in an encoding in which line ends are single bytes. */
export async function lineOfByte(chunks: AsyncIterable<Buffer>, offset: number): Promise<number> {
  const counter = lineCounter();
  let before = 0;
  for await (const chunk of chunks) {
    counter.pass(chunk.toString("latin1", 0, Math.min(chunk.length, offset - before)));
    before += chunk.length;
    if (before >= offset) break;
  }
  return counter.line();
}
