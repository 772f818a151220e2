/** Delivers webhooks beside the other work of a process. */

import { deliverDue, type Delivery } from "./deliver.ts";
import type { Database } from "../store/database.ts";

/** So long a process that ends goes on with what is due; the rest waits for the next. */
const graceMs = 2_000;

/**
 * A worker on webhooks: `ring` has what is due sent, `deliver` too and waits for it, `close` waits for the tries that are under way,
 * and a little for more.
 */
export interface Deliverer {
  ring(): void;
  deliver(): Promise<void>;
  close(): Promise<void>;
}

/** A deliverer for a database. What cannot be done now is found due at the next ring. */
export function delivererOf(database: Database, delivery: Delivery): Deliverer {
  const closing = new AbortController();
  let underWay: Promise<void> | undefined;
  let isRung = false;
  let wake: () => void = () => undefined;
  const ring = () => {
    isRung = true;
    wake();
    underWay ??= work().finally(() => (underWay = undefined));
  };
  const news = () => {
    isRung = false;
    return new Promise<void>((resolve) => (wake = resolve));
  };
  const work = async () => {
    do {
      isRung = false;
      // The store may be out of reach for a while: messages stay there.
      await deliverDue(database, { ...delivery, signal: closing.signal, news }).catch(() => undefined);
    } while (isRung);
  };
  return {
    ring,
    async deliver() {
      ring();
      await underWay;
    },
    async close() {
      // A command ends with its run: one message an audience would be all that is ever sent.
      const timer = setTimeout(() => closing.abort(), graceMs);
      await underWay;
      clearTimeout(timer);
      closing.abort();
    },
  };
}
