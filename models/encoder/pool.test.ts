import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { openPool, type Pool, type PoolOptions } from "./pool.ts";

const worker = new URL("./pool.test-worker.ts", import.meta.url);
const open: Pool<unknown, unknown>[] = [];

function poolOf(options: PoolOptions<unknown> = {}) {
  const pool = openPool<unknown, unknown>(worker, { processes: 1, ...options });
  open.push(pool);
  return pool;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function until(isSo: () => boolean, timeoutMs: number): Promise<boolean> {
  for (const end = Date.now() + timeoutMs; Date.now() < end;) {
    if (isSo()) return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return isSo();
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((pool) => pool.close()));
});

describe("openPool()", () => {
  it("answers in the order of the items, whatever they weigh", async () => {
    const pool = poolOf({ processes: 2, batchSize: 2, weigh: Number });
    expect(await pool.run([3, 1, 4, 1, 5, 9, 2, 6])).toEqual([6, 2, 8, 2, 10, 18, 4, 12]);
  });

  it("answers nothing for nothing, without a process", async () => {
    expect(await poolOf().run([])).toEqual([]);
  });

  it("serves several callers at once", async () => {
    const pool = poolOf({ batchSize: 1 });
    expect(await Promise.all([pool.run([1, 2]), pool.run([3]), pool.run([4, 5])])).toEqual([[2, 4], [6], [8, 10]]);
  });

  it("gives up an item over which three processes died, and answers its neighbours", async () => {
    const [first, poison, last] = await poolOf().run([1, "die", 2]);
    expect([first, last]).toEqual([2, 4]);
    expect(poison).toEqual({ failed: "Its process died 3 times while this text was read: killed by SIGKILL" });
  });

  it("throws when thirty processes in a row died and nothing was answered", { timeout: 60_000 }, async () => {
    const pool = poolOf({ processes: 4 });
    await expect(pool.run(Array.from({ length: 16 }, () => "die"))).rejects.toThrow(
      "30 processes in a row died while they read texts: killed by SIGKILL",
    );
    expect(await pool.run([1])).toEqual([2]);
  });

  it("kills a process that hangs, and answers the others", async () => {
    const answers = await poolOf({ timeoutMs: 300 }).run(["hang", 1]);
    expect(answers[0]).toMatchObject({ failed: expect.stringContaining("3 times") });
    expect(answers[1]).toBe(2);
  });

  it("goes on in a new process when one is killed from outside", async () => {
    const pool = poolOf();
    const [before] = await pool.run(["pid"]);
    process.kill(Number(before), "SIGKILL");
    const [after] = await pool.run(["pid"]);
    expect(after).not.toBe(before);
  });

  it("replaces a process that holds more memory than allowed", async () => {
    const pool = poolOf({ rssLimitBytes: 250e6 });
    const [before] = await pool.run(["pid"]);
    expect(await pool.run(["swell"])).toEqual([300e6]);
    const [after] = await pool.run(["pid"]);
    expect(after).not.toBe(before);
    expect(await until(() => !isAlive(Number(before)), 2000)).toBe(true);
  });

  it("keeps one process for small work", async () => {
    const pool = poolOf({ processes: 4 });
    const [one] = await pool.run(["pid"]);
    expect(await pool.run(["pid"])).toEqual([one]);
  });

  it("throws, with the process's reason, when none can start", async () => {
    await expect(poolOf({ args: ["broken"] }).run([1])).rejects.toThrow(
      "No process could be started to read texts: The weights are damaged",
    );
  });

  it("hands no environment to its processes", async () => {
    const [names] = await poolOf().run(["environment"]);
    expect((names as string[]).filter((name) => !name.startsWith("NODE_"))).toEqual([]);
  });

  it("closes within two seconds, ends its processes, and what was under way throws", async () => {
    const pool = poolOf();
    const [pid] = await pool.run(["pid"]);
    const hanging = expect(pool.run(["hang"])).rejects.toThrow("The reader was closed");
    const began = Date.now();
    await pool.close();
    expect(Date.now() - began).toBeLessThan(2000);
    expect(isAlive(Number(pid))).toBe(false);
    await hanging;
    await expect(pool.run([1])).rejects.toThrow("The reader is closed");
  });

  it("leaves no process behind when the one that opened it is killed, and starts in any folder", async () => {
    const parent = fork(fileURLToPath(new URL("./pool.test-parent.ts", import.meta.url)), {
      cwd: "/",
      execArgv: ["--import", import.meta.resolve("tsx")],
    });
    const [{ pid, folder }] = (await once(parent, "message")) as [{ pid: number; folder: string }];
    expect(folder).toBe("/");
    expect(isAlive(pid)).toBe(true);
    parent.kill("SIGKILL");
    expect(await until(() => !isAlive(pid), 5000)).toBe(true);
  });

  it("lets the process end that opened it and forgot to close it", async () => {
    const parent = fork(fileURLToPath(new URL("./pool.test-parent.ts", import.meta.url)), ["forgetful"], {
      execArgv: ["--import", import.meta.resolve("tsx")],
    });
    const [code] = (await once(parent, "exit")) as [number];
    expect(code).toBe(0);
  });
});
