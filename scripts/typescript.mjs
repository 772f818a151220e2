/** Lets this process import TypeScript: tsx for Attune's own files, and packages as they are. */

import { register } from "node:module";
import { register as registerTsx } from "tsx/esm/api";

registerTsx();
// Hooks that come later are asked first.
register("./plain-packages.mjs", import.meta.url);
