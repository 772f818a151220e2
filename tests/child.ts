/** Child processes for tests that must see real ones. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** A child that runs a script of this folder. */
export interface Child {
  readonly pid: number;
  /** Everything it printed until now. */
  said(): string;
  /** Resolves once it has printed `text`; rejects when it ends before. */
  says(text: string): Promise<void>;
  /** Resolves with what it printed once it has ended, however. */
  ended(): Promise<string>;
  /** Sends a signal and waits for the end. */
  kill(signal: NodeJS.Signals): Promise<void>;
}

/** Starts `tests/SCRIPT` in a process of its own. */
export function startChild(script: string, words: readonly string[]): Child {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", path, ...words], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data: Buffer) => (said += data.toString()));
  const end = once(child, "close");
  return {
    pid: child.pid!,
    said: () => said,
    says: (text) =>
      new Promise((resolve, reject) => {
        const look = () => said.includes(text) && resolve();
        child.stdout.on("data", look);
        void end.then(() => reject(new Error(`${script} ended without saying ${text}:\n${said}`)));
        look();
      }),
    async ended() {
      await end;
      return said;
    },
    async kill(signal) {
      child.kill(signal);
      await end;
    },
  };
}
