import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { freshFolder } from "../tests/fresh-database.ts";
import { openUploadsFolder } from "./uploads-folder.ts";

const { path, remove } = freshFolder();
afterAll(remove);

it("openUploadsFolder() removes what dead processes left, and nothing of those alive or of others", async () => {
  const { pid: dead } = spawnSync(process.execPath, ["-e", ""]);
  mkdirSync(path, { recursive: true });
  const names = [`attune-uploads-${dead}-abc`, `attune-uploads-${process.ppid}-abc`, "attune-uploads-of-mine", "1234"];
  for (const name of names) {
    mkdirSync(join(path, name));
    writeFileSync(join(path, name, "upload"), "a,b");
  }
  const own = await openUploadsFolder(path);
  expect(readdirSync(path).sort()).toEqual([...names.slice(1), basename(own)].sort());
});
