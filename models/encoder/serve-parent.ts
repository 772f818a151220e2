/** The child's side of a pool: answers the batches that the parent sends, one after the other. */

/** Answers a batch: one answer per item, in the same order. */
export type Answer<In, Out> = (items: readonly In[]) => Promise<readonly Out[]>;

/** What a child tells its parent. */
export type FromChild<Out> =
  | { readonly kind: "ready" }
  | { readonly kind: "broken"; readonly reason: string }
  | { readonly kind: "answers"; readonly answers: readonly Out[]; readonly rssBytes: number };

/** Starts, says so, and answers until the parent is gone; then the process ends, whatever it was doing. */
export async function serveParent<In, Out>(start: () => Promise<Answer<In, Out>>): Promise<void> {
  const tell = (message: FromChild<Out>) => process.send?.(message, () => undefined);
  process.on("disconnect", () => process.exit(0));
  // Ctrl-C and service managers signal the whole group; the parent decides when its children end.
  process.on("SIGINT", () => undefined);
  process.on("SIGTERM", () => undefined);
  try {
    const answer = await start();
    process.on("message", (items: readonly In[]) => {
      void answer(items).then((answers) => {
        tell({ kind: "answers", answers, rssBytes: process.memoryUsage.rss() });
      });
    });
    tell({ kind: "ready" });
  } catch (error) {
    tell({ kind: "broken", reason: error instanceof Error ? error.message : String(error) });
    process.disconnect?.();
  }
}
