/** Requests that may come again under one Idempotency-Key are done once. */

import type { Database } from "../pipeline/store/database.ts";
import { loadReplay, saveReplay } from "../pipeline/store/idempotency.ts";
import { ApiError } from "./errors.ts";

/** An answer that can be given again. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** What is asked under a key; `digest` tells one request from another. */
export interface KeyedRequest {
  readonly key: string;
  readonly digest: string;
}

/** Does the work, or gives the answer that was given under the key before. Throws `conflict` where that was to another request. */
export type Once = (request: KeyedRequest, work: () => Promise<Answer>) => Promise<Answer>;

/** One `Once` for a process: who asks under a key meanwhile waits for the first answer. */
export function onceIn(database: Database): Once {
  const underWay = new Map<string, Promise<unknown>>();

  async function replay({ key, digest }: KeyedRequest): Promise<Answer | undefined> {
    const known = await loadReplay(database, key);
    if (known && known.bodySha256 !== digest)
      throw new ApiError("conflict", "This Idempotency-Key was used for another file, or for other options");
    return known && (JSON.parse(known.response) as Answer);
  }

  async function answer(request: KeyedRequest, work: () => Promise<Answer>): Promise<Answer> {
    const known = await replay(request);
    if (known) return known;
    const { key, digest } = request;
    await saveReplay(database, { key, bodySha256: digest, response: JSON.stringify(await work()) });
    // Another process may have been faster: the first answer is everybody's.
    return (await replay(request))!;
  }

  return async (request, work) => {
    const before = underWay.get(request.key) ?? Promise.resolve();
    const turn = before.then(() => answer(request, work));
    const settled = turn.catch(() => undefined);
    underWay.set(request.key, settled);
    try {
      return await turn;
    } finally {
      if (underWay.get(request.key) === settled) underWay.delete(request.key);
    }
  };
}
