/** The parent's side of one child process: starts it, hands it one batch at a time, ends it. */

import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { FromChild } from "./serve-parent.ts";

// Found from here, so that a child starts whatever folder the process was started in.
const loader = import.meta.resolve("../../scripts/typescript.mjs");
const lastWordsLength = 2000;

/** What happens to a child. `ended` comes once, last, and always. */
export interface ChildEvents<Out> {
  readonly ready: () => void;
  readonly answered: (answers: readonly Out[], rssBytes: number) => void;
  /** The reason is what the child said of its end, if anything. */
  readonly ended: (reason: string) => void;
}

/** One child process. */
export interface Child<In> {
  /** Sends a batch; the child is killed when it takes longer than `timeoutMs`. */
  readonly send: (items: readonly In[], timeoutMs: number) => void;
  /** Tells it to end; it is killed when it has not done so after `graceMs`. */
  readonly end: (graceMs: number) => void;
}

/** Starts a TypeScript module as a child process. It inherits no environment: it needs none, and some hold secrets. */
export function startChild<In, Out>(
  worker: URL,
  { args, events }: { readonly args: readonly string[]; readonly events: ChildEvents<Out> },
): Child<In> {
  const child = fork(fileURLToPath(worker), args, {
    env: {},
    execArgv: ["--import", loader],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  let reason = "";
  let hasEnded = false;
  let timer: NodeJS.Timeout | undefined;
  const kill = () => child.kill("SIGKILL");
  // An idle child must not keep the process alive that started it.
  const rest = () => {
    clearTimeout(timer);
    child.unref();
    child.channel?.unref();
    (child.stderr as unknown as { unref(): void }).unref();
  };
  const end = (fallback: string) => {
    if (hasEnded) return;
    hasEnded = true;
    clearTimeout(timer);
    events.ended(reason || fallback);
  };
  // Node reports here why a module could not be loaded. Once the child reads texts, nothing it prints is kept.
  const keepLastWords = (words: Buffer) => (reason = (reason + words.toString()).slice(-lastWordsLength));
  child.stderr!.on("data", keepLastWords);
  child.on("message", (message: FromChild<Out>) => {
    if (message.kind === "broken") reason = message.reason;
    else rest();
    if (message.kind === "ready") {
      child.stderr!.off("data", keepLastWords).resume();
      reason = "";
      events.ready();
    }
    if (message.kind === "answers") events.answered(message.answers, message.rssBytes);
  });
  child.on("error", (error) => end(error.message));
  child.on("exit", (code, signal) => end(signal ? `killed by ${signal}` : `ended with code ${code}`));
  return {
    send: (items, timeoutMs) => {
      child.ref();
      child.channel?.ref();
      timer = setTimeout(kill, timeoutMs);
      // A child that is gone fails to take the batch; its end, which follows, says so.
      child.send([...items], () => undefined);
    },
    end: (graceMs) => {
      clearTimeout(timer);
      child.ref();
      if (child.connected) child.disconnect();
      timer = setTimeout(kill, graceMs);
    },
  };
}
