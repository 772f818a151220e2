/** What took long once and depends on its content alone, kept outside the project: public texts must not lie in it. */

import { createHash } from "node:crypto";
import { access, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

export interface Cache {
  /** The file of a content; made when it is not there. */
  file(content: readonly unknown[], make: () => Promise<Uint8Array>): Promise<string>;
  /** The value of a content; made when it is not there. Whatever JSON can say. */
  value<T>(content: readonly unknown[], make: () => Promise<T>): Promise<T>;
}

/** A cache in a folder, which is made. */
export function openCache(folder: string): Cache {
  async function file(content: readonly unknown[], make: () => Promise<Uint8Array>): Promise<string> {
    const path = join(folder, createHash("sha256").update(JSON.stringify(content)).digest("hex"));
    const isThere = await access(path).then(
      () => true,
      () => false,
    );
    if (isThere) return path;
    const bytes = await make();
    await mkdir(folder, { recursive: true });
    // Whole or not at all, should somebody stop it.
    await writeFile(`${path}.part`, bytes);
    await rename(`${path}.part`, path);
    return path;
  }
  return {
    file,
    async value<T>(content: readonly unknown[], make: () => Promise<T>): Promise<T> {
      const path = await file(content, async () => Buffer.from(JSON.stringify(await make())));
      return JSON.parse(await readFile(path, "utf8")) as T;
    },
  };
}
