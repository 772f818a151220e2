/**
 * One process owns a folder. The owner's name stands in the file `lock`; a lock whose owner has died is taken over. That
 * can be told on one machine only: a lock from another host or container is taken to be in use.
 */

import { createHash, randomUUID } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, readlinkSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { basename, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** The folder belongs to another process that is alive, or to this one. */
export class FolderInUse extends Error {
  override readonly name = "FolderInUse";
}

/** A folder that is ours until released, or until this process ends. */
export interface FolderLock {
  release(): void;
}

interface Owner {
  readonly pid: number;
  /** When the process began, in the words of the operating system, which tells it from a later one with the same id. */
  readonly began?: string;
  /** The machine, and the container where there are any: where its process ids mean something. */
  readonly host: string;
  readonly command: string;
  readonly since: string;
  /** Makes two locks of one process differ. */
  readonly nonce: string;
}

/** What this process holds, by nonce, and how to let it go. */
const held = new Map<string, () => void>();

process.once("exit", () => held.forEach((release) => release()));

function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function hostHere(): string {
  try {
    return `${hostname()} ${readlinkSync("/proc/self/ns/pid")}`;
  } catch {
    return hostname();
  }
}

/** Boot and tick at which a process began; undefined when it is gone, or where there is no /proc. */
function beganOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // After the command, which is in parentheses and may hold anything: state is the 1st field, the tick the 20th.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (fields[0] === "Z" || fields[0] === "X") return undefined;
    return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()} ${fields[19]}`;
  } catch {
    return undefined;
  }
}

function isAlive(owner: Owner): boolean {
  if (owner.host !== hostHere()) return true;
  if (owner.began !== undefined) return beganOf(owner.pid) === owner.began;
  if (owner.pid === process.pid) return held.has(owner.nonce);
  try {
    process.kill(owner.pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function parse(text: string): Owner | undefined {
  try {
    const owner = JSON.parse(text) as Owner;
    return typeof owner.pid === "number" && typeof owner.host === "string" ? owner : undefined;
  } catch {
    return undefined;
  }
}

/** Puts `mine` at `path` if nothing is there. The content appears with the name: nobody can read half of it. */
function putIfAbsent(path: string, mine: string): boolean {
  const draft = `${path}.${randomUUID()}`;
  try {
    writeFileSync(draft, mine);
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Takes the lock at `path`, or says who has it. A dead owner's lock is replaced under a second lock, named after the dead
 * one's content: who holds that one alone may replace this content, and looks again whether it is still there.
 */
function take(path: string, mine: string): { readonly owner?: Owner } | "taken" {
  if (putIfAbsent(path, mine)) return "taken";
  const found = read(path);
  if (found === undefined) return {};
  const owner = parse(found);
  if (owner && isAlive(owner)) return { owner };
  const guard = `${path}-${createHash("sha256").update(found).digest("hex").slice(0, 8)}`;
  if (take(guard, mine) !== "taken") return {};
  try {
    if (read(path) !== found) return {};
    const draft = `${path}.${randomUUID()}`;
    writeFileSync(draft, mine);
    renameSync(draft, path);
    return "taken";
  } finally {
    rmSync(guard, { force: true });
  }
}

function inUse(folder: string, path: string, owner: Owner | undefined): FolderInUse {
  if (!owner) return new FolderInUse(`${folder} is being opened by several processes at once: try again`);
  const elsewhere = owner.host !== hostHere();
  const who = owner.pid === process.pid && !elsewhere ? "this very process" : `process ${owner.pid} (${owner.command})`;
  return new FolderInUse(
    `${folder} is in use by ${who}${elsewhere ? ` on ${owner.host.split(" ")[0]}` : ""} since ${owner.since}: stop it, or use another ` +
      `--data folder${elsewhere ? `. If that process is gone, remove ${path}` : ""}`,
  );
}

/** "attune serve": what this process is, for the message that another one gives. Only a plain word of the arguments. */
function commandName(): string {
  const [, script = "node", word = ""] = process.argv;
  const name = basename(script).replace(/^main\.ts$/, "attune");
  return /^[a-z]+$/.test(word) ? `${name} ${word}` : name;
}

/**
 * Makes the folder if need be and takes it for this process. Waits up to `waitMs` for an owner that is about to let go,
 * then throws `FolderInUse`, which says who it is.
 */
export async function lockFolder(
  folder: string,
  { waitMs = 1000 }: { readonly waitMs?: number } = {},
): Promise<FolderLock> {
  const path = join(folder, "lock");
  const began = beganOf(process.pid);
  const me: Owner = {
    pid: process.pid,
    ...(began !== undefined && { began }),
    host: hostHere(),
    command: commandName(),
    since: new Date().toISOString(),
    nonce: randomUUID(),
  };
  const mine = JSON.stringify(me);
  const deadline = performance.now() + waitMs;
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new Error(`Cannot use ${folder} as a folder for data: ${(error as Error).message}`, { cause: error });
  }
  for (;;) {
    const outcome = take(path, mine);
    if (outcome === "taken") break;
    if (performance.now() >= deadline) throw inUse(folder, path, outcome.owner);
    await sleep(50);
  }
  const release = () => {
    if (held.delete(me.nonce) && read(path) === mine) rmSync(path, { force: true });
  };
  held.set(me.nonce, release);
  return { release };
}
