import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openCache } from "./cache.ts";

it("openCache() makes each content once, also for who opens it later", async () => {
  const folder = await mkdtemp(join(tmpdir(), "attune-"));
  try {
    let made = 0;
    const make = async () => ({ made: ++made });
    expect(await openCache(folder).value(["a", 1], make)).toEqual({ made: 1 });
    expect(await openCache(folder).value(["a", 1], make)).toEqual({ made: 1 });
    expect(await openCache(folder).value(["a", 2], make)).toEqual({ made: 2 });
    const path = await openCache(folder).file(["bytes"], async () => new Uint8Array([7, 8]));
    expect([...(await readFile(path))]).toEqual([7, 8]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
