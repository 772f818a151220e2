/** Finds where in a JSON document its records are. The document is gone through once; nothing of it is held. */

/** Where records are. */
export interface JsonRecords {
  /** Keys from the root ("data", "tickets"); [] for the document itself. */
  readonly path: readonly string[];
  /** Characters before the first one within the array, or before the document. */
  readonly offset: number;
  /** 1-based line of the character at `offset`. */
  readonly line: number;
  readonly isInArray: boolean;
  /** Other arrays of objects that the document holds. */
  readonly others: readonly string[];
}

/** An object on the way from the root to arrays. */
interface Frame {
  readonly path: readonly string[];
  /** An object with an id is a record, and its arrays are part of it. */
  hasId: boolean;
}

interface Candidate {
  readonly path: readonly string[];
  readonly frames: readonly Frame[];
  readonly offset: number;
  readonly line: number;
  objects: number;
  length: number;
}

/** Lists called so are the records, however long those are that they name by id. */
const RECORDS = /^(?:tickets|conversations)$/;

const maxPath = 3;
const longestKey = 200;
const [TAB, FEED, RETURN, SPACE, QUOTE, COMMA, COLON] = [9, 10, 13, 32, 34, 44, 58] as const;
const [OPEN_ARRAY, BACKSLASH, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [91, 92, 93, 123, 125] as const;

function keyOf(raw: string): string {
  try {
    return JSON.parse(`"${raw}"`) as string;
  } catch {
    return raw;
  }
}

function isRecords({ path }: Candidate): boolean {
  return RECORDS.test(path.at(-1) ?? "");
}

/**
 * The records of a document: a root array; or the tickets or conversations, else the largest array of objects by characters, under at most three keys from a root object, or the one at `wanted`; or else the root objects themselves, one
 * or many after each other.
 */
export async function surveyJson(chunks: AsyncIterable<string>, wanted?: string): Promise<JsonRecords> {
  const candidates: Candidate[] = [];
  const frames: Frame[] = [];
  let candidate: Candidate | undefined;
  let [depth, offset, line, roots] = [0, 0, 1, 0];
  let [isInString, isEscaping] = [false, false];
  let string: string | undefined;
  let key = "";
  let isAfterColon = false;

  function opened(isObject: boolean, at: number): JsonRecords | undefined {
    if (depth === 0) {
      roots++;
      const root = { path: [], line, others: [] };
      if (roots > 1) return { path: [], offset: 0, line: 1, isInArray: false, others: [] };
      if (!isObject) return { ...root, offset: at + 1, isInArray: true };
    }
    if (candidate) {
      if (isObject && depth === candidate.path.length + 1) candidate.objects++;
    } else if (depth === frames.length && (depth === 0 || isAfterColon)) {
      const path = depth === 0 ? [] : [...frames.at(-1)!.path, key];
      if (isObject && path.length < maxPath) frames.push({ path, hasId: false });
      else if (!isObject && path.length <= maxPath) {
        candidate = { path, frames: [...frames], offset: at + 1, line, objects: 0, length: 0 };
      }
    }
    depth++;
    isAfterColon = false;
    return undefined;
  }

  function closed(at: number): void {
    depth = Math.max(depth - 1, 0);
    if (candidate && depth === candidate.path.length) {
      candidate.length = at - candidate.offset;
      if (candidate.objects > 0) candidates.push(candidate);
      candidate = undefined;
    }
    if (frames.length > depth) frames.length = depth;
  }

  for await (const text of chunks) {
    for (let at = 0; at < text.length;) {
      if (isInString) {
        const from = at;
        at = isEscaping ? at + 1 : at;
        isEscaping = false;
        while (at < text.length) {
          const code = text.charCodeAt(at);
          if (code === QUOTE) break;
          if (code === FEED) line++;
          at += code === BACKSLASH ? 2 : 1;
        }
        isEscaping = at > text.length;
        const isKept = !candidate && depth === frames.length && (string?.length ?? 0) < longestKey;
        if (isKept) string = (string ?? "") + text.slice(from, Math.min(at, from + longestKey));
        if (at >= text.length) break;
        isInString = false;
        at++;
        continue;
      }
      const code = text.charCodeAt(at);
      if (code === QUOTE) [isInString, string] = [true, ""];
      else if (code === FEED) line++;
      else if (code === COLON && !candidate && depth === frames.length) {
        key = keyOf(string ?? "");
        isAfterColon = true;
        if (key === "id" && depth > 0) frames[depth - 1]!.hasId = true;
      } else if (code === COMMA) isAfterColon = false;
      else if (code === OPEN_OBJECT || code === OPEN_ARRAY) {
        const found = opened(code === OPEN_OBJECT, offset + at);
        if (found) return found;
      } else if (code === CLOSE_OBJECT || code === CLOSE_ARRAY) closed(offset + at);
      else if (code !== TAB && code !== RETURN && code !== SPACE && roots === 0) {
        // No JSON: the reader of elements says so.
        return { path: [], offset: 0, line: 1, isInArray: false, others: [] };
      }
      at++;
    }
    offset += text.length;
  }
  // An array that the text breaks off in.
  if (candidate && candidate.objects > 0) candidates.push({ ...candidate, length: offset - candidate.offset });

  const usable = candidates.filter(({ frames }) => wanted !== undefined || !frames.some(({ hasId }) => hasId));
  const named = usable.map((found) => ({ ...found, name: found.path.join(".") }));
  const best = named
    .filter(({ name }) => wanted === undefined || name === wanted)
    .toSorted((a, b) => Number(isRecords(b)) - Number(isRecords(a)) || b.length - a.length)[0];
  if (!best) return { path: [], offset: 0, line: 1, isInArray: false, others: named.map(({ name }) => name) };
  const others = named.filter((other) => other !== best).map(({ name }) => name);
  return { path: best.path, offset: best.offset, line: best.line, isInArray: true, others };
}
