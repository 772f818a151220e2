/** Lets no item of a batch suffer for another. */

/** An item that cannot be answered, and why. */
export interface Failed {
  readonly failed: string;
}

/**
 * The answers to a batch. When it fails, each item is tried alone, and one that fails alone is answered `{ failed }`; the
 * reason is the kind of error and no more, since its message may hold what the item says.
 */
export async function answerEach<In, Out>(
  items: readonly In[],
  answer: (items: readonly In[]) => Promise<readonly Out[]>,
): Promise<readonly (Out | Failed)[]> {
  try {
    return await answer(items);
  } catch (error) {
    if (items.length === 1) return [{ failed: `The network cannot read this text: ${nameOf(error)}` }];
    const answers: (Out | Failed)[] = [];
    for (const item of items) answers.push(...(await answerEach([item], answer)));
    return answers;
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
