/** Where feedback comes from, for what lists or checks it. */

import type { Channel } from "./types.ts";

/** All channels. */
export const channels = ["ticket", "survey", "review", "chat"] as const satisfies readonly Channel[];
