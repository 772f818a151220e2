/** Child processes for tests that must see real ones. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** A child process. */
export interface Child {
  readonly pid: number;
  /** Everything it printed until now. */
  said(): string;
  /** Resolves once it has printed `text`; rejects when it ends before. */
  says(text: string): Promise<void>;
  /** Resolves with what it printed once it has ended, however. */
  ended(): Promise<string>;
  /** Its exit code once it has ended; null when a signal ended it. */
  exitCode(): Promise<number | null>;
  /** Sends a signal and waits for the end. */
  kill(signal: NodeJS.Signals): Promise<void>;
}

/** How a child is started. */
export interface ChildOptions {
  /** Beside the environment of the test. */
  readonly env?: Readonly<Record<string, string>>;
  /** Whether signals go to all its own children too. */
  readonly isGroup?: boolean;
}

function start(words: readonly string[], name: string, { env = {}, isGroup = false }: ChildOptions): Child {
  const child = spawn(process.execPath, words, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...env },
    detached: isGroup,
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data: Buffer) => (said += data.toString()));
  const end = once(child, "close");
  return {
    pid: child.pid!,
    said: () => said,
    says: (text) =>
      new Promise((resolve, reject) => {
        const look = () => said.includes(text) && resolve();
        for (const stream of [child.stdout, child.stderr]) stream.on("data", look);
        void end.then(() => reject(new Error(`${name} ended without saying ${text}:\n${said}`)));
        look();
      }),
    async ended() {
      await end;
      return said;
    },
    async exitCode() {
      await end;
      return child.exitCode;
    },
    async kill(signal) {
      if (isGroup && child.exitCode === null && child.signalCode === null) process.kill(-child.pid!, signal);
      else child.kill(signal);
      await end;
    },
  };
}

const typescript = import.meta.resolve("../scripts/typescript.mjs");

/** Starts `tests/SCRIPT` in a process of its own. */
export function startChild(script: string, words: readonly string[], options: ChildOptions = {}): Child {
  const path = fileURLToPath(new URL(script, import.meta.url));
  return start(["--import", typescript, path, ...words], script, options);
}

/** Starts `attune WORDS` in a process of its own. */
export function startAttune(words: readonly string[], options: ChildOptions = {}): Child {
  const path = fileURLToPath(new URL("../attune", import.meta.url));
  return start([path, ...words], `attune ${words.join(" ")}`, options);
}
