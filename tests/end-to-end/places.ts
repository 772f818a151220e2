/** Places to run a test on both profiles. */

import type { Place } from "../../pipeline/engine.ts";
import { freshFolder } from "../fresh-database.ts";
import { serversFor } from "../served.ts";
import { servedPlace } from "./served-place.ts";

/** A profile that can be tested here. */
export interface TestPlaces {
  readonly profile: "embedded" | "served";
  /** A new place, and how to take it away. */
  open(): Promise<{ readonly place: Place; remove(): Promise<void> | void }>;
}

/** Embedded always, served when there are servers; what is left out is said. `number`: see `servedPlace`. */
export function testPlaces(what: string, number: number): readonly TestPlaces[] {
  const embedded: TestPlaces = {
    profile: "embedded",
    async open() {
      const { path, remove } = freshFolder();
      return { place: { dataFolder: path }, remove };
    },
  };
  const servers = serversFor(`${what} on the served profile`);
  if (!servers) return [embedded];
  const open = async () => {
    const place = await servedPlace(servers, number);
    return { place, remove: () => place.drop() };
  };
  return [embedded, { profile: "served", open }];
}
