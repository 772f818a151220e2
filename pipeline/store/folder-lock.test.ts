import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startChild } from "../../tests/child.ts";
import { freshFolder } from "../../tests/fresh-database.ts";
import { FolderInUse, lockFolder } from "./folder-lock.ts";

let folder: ReturnType<typeof freshFolder>;
let lock: string;
beforeEach(() => {
  folder = freshFolder();
  lock = join(folder.path, "lock");
});
afterEach(() => folder.remove());

/** What a lock says, with some of it changed. */
async function lockWith(changes: object): Promise<string> {
  const other = freshFolder();
  const { release } = await lockFolder(other.path);
  const text = JSON.stringify({
    ...(JSON.parse(readFileSync(join(other.path, "lock"), "utf8")) as object),
    ...changes,
  });
  release();
  other.remove();
  return text;
}

test("lockFolder() makes the folder, and leaves no file behind once released", async () => {
  const path = join(folder.path, "new", "folder");
  const { release } = await lockFolder(path);
  expect(existsSync(join(path, "lock"))).toBe(true);
  release();
  release();
  expect(readdirSync(path)).toEqual([]);
});

test("lockFolder() refuses a folder that a live process holds within 2 seconds, and says who it is", async () => {
  const holder = startChild("lock-holder.ts", [folder.path]);
  await holder.says("holding");
  const began = performance.now();
  const error = await lockFolder(folder.path).catch((thrown: Error) => thrown);
  expect(performance.now() - began).toBeLessThan(2000);
  expect(error).toBeInstanceOf(FolderInUse);
  expect((error as Error).message).toMatch(
    new RegExp(
      `in use by process ${holder.pid} \\(lock-holder.ts\\) since 20.*Z: stop it, or use another --data folder$`,
    ),
  );
  // A process that ends in the ordinary way lets go.
  await holder.kill("SIGTERM");
  expect(existsSync(lock)).toBe(false);
});

test("lockFolder() takes over from a process that was killed", async () => {
  const holder = startChild("lock-holder.ts", [folder.path]);
  await holder.says("holding");
  await holder.kill("SIGKILL");
  expect(existsSync(lock)).toBe(true);
  (await lockFolder(folder.path)).release();
});

test("lockFolder() refuses a folder that this process holds already", async () => {
  const { release } = await lockFolder(folder.path);
  await expect(lockFolder(folder.path, { waitMs: 0 })).rejects.toThrow("is in use by this very process");
  release();
});

test("lockFolder() waits for a holder that is about to let go", async () => {
  const { release } = await lockFolder(folder.path);
  setTimeout(release, 200);
  (await lockFolder(folder.path)).release();
});

test.runIf(existsSync("/proc/self/stat"))("a later process with the id of a dead one is not the holder", async () => {
  // This process is alive, but began at another moment than the lock says.
  writeFileSync(lock, await lockWith({ began: "some-boot 12345", nonce: "other" }));
  (await lockFolder(folder.path)).release();
});

test("a lock that says nothing readable is taken over", async () => {
  writeFileSync(lock, '{"pid": 12');
  (await lockFolder(folder.path)).release();
});

test("a lock of another host is in use, and the message says what to do when it is not", async () => {
  writeFileSync(lock, await lockWith({ host: "elsewhere pid:[1]", pid: 2 ** 30 }));
  await expect(lockFolder(folder.path, { waitMs: 0 })).rejects.toThrow(`on elsewhere since `);
  await expect(lockFolder(folder.path, { waitMs: 0 })).rejects.toThrow(`If that process is gone, remove ${lock}`);
});

test("lockFolder() says what is wrong with a folder that is none", async () => {
  writeFileSync(join(folder.path, "a-file"), "");
  await expect(lockFolder(join(folder.path, "a-file", "data"))).rejects.toThrow(
    /^Cannot use .*data as a folder for data: /,
  );
});

test("of processes that race for the lock of a dead one, exactly one gets it", { timeout: 60_000 }, async () => {
  const rounds = 40;
  const dead = await lockWith({ pid: 2 ** 30, began: "some-boot 12345" });
  for (let round = 0; round < rounds; round++) {
    mkdirSync(join(folder.path, String(round)));
    writeFileSync(join(folder.path, String(round), "lock"), dead);
  }
  const racers = [1, 2, 3, 4].map(() => startChild("lock-racer.ts", [folder.path, String(rounds)]));
  await Promise.all(racers.map((racer) => racer.says("ready")));
  // Renamed, so that nobody reads half of it.
  writeFileSync(join(folder.path, "start-draft"), String(Date.now() + 200));
  renameSync(join(folder.path, "start-draft"), join(folder.path, "start"));
  await Promise.all(racers.map((racer) => racer.says("].")));
  const won = racers.map((racer) => JSON.parse(/won (\[.*\])/.exec(racer.said())![1]!) as number[]);
  await Promise.all(racers.map((racer) => racer.kill("SIGKILL")));
  expect(won.flat().toSorted((a, b) => a - b)).toEqual(Array.from({ length: rounds }, (_, i) => i));
  // It was a race: more than one got something.
  expect(won.filter((rounds) => rounds.length > 0).length).toBeGreaterThan(1);
});
