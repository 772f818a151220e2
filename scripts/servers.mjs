// Starts Redis and PostgreSQL for the length of one command, on free ports and in a folder of their own:
//   node scripts/servers.mjs -- npm test
// The command gets REDIS_URL and DATABASE_URL. Whoever has them set already keeps them, and nothing is started.

import { execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const isRoot = process.getuid?.() === 0;

/** The path of a program, from PATH or from where Debian puts PostgreSQL's, newest first. */
function find(name) {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => join(debian, version, "bin")), ...(process.env.PATH ?? "").split(":")];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/** Installs what is missing where that can be done without asking, and says what is missing where it cannot. */
function findAll() {
  const packages = { "redis-server": "redis-server", postgres: "postgresql", initdb: "postgresql" };
  const missing = () => [
    ...new Set(
      Object.keys(packages)
        .filter((name) => !find(name))
        .map((name) => packages[name]),
    ),
  ];
  if (missing().length > 0 && isRoot && find("apt-get")) {
    console.error(`Installing ${missing().join(" and ")} …`);
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const apt = (...words) =>
      execFileSync("apt-get", ["-qq", ...words], { env, stdio: ["ignore", "ignore", "inherit"] });
    apt("update");
    apt("install", "-y", "--no-install-recommends", ...missing());
  }
  if (missing().length > 0) {
    console.error(
      `Missing: ${missing().join(" and ")}. Install them (apt-get install ${missing().join(" ")}), then try again.`,
    );
    process.exit(2);
  }
}

/** A port that is free now. */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Starts a server; what it says is shown only if it ends before it is told to. */
function startServer(name, words, user) {
  const child = spawn(find(name), words, { stdio: ["ignore", "pipe", "pipe"], detached: true, ...user });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (said = (said + data).slice(-4000)));
  const ended = new Promise((resolve) => child.once("exit", resolve));
  return {
    /** Waits until `isUp` no longer throws. */
    async ready(isUp) {
      for (let i = 0; ; i++) {
        if (child.exitCode !== null || i > 300) throw new Error(`${name} did not start:\n${said}`);
        try {
          return isUp();
        } catch {
          await sleep(100);
        }
      }
    },
    async stop(signal) {
      child.kill(signal);
      await ended;
    },
  };
}

async function startRedis(folder) {
  const port = await freePort();
  const words = ["--port", port, "--bind", "127.0.0.1", "--dir", folder, "--save", "", "--appendonly", "no"];
  const server = startServer("redis-server", [...words.map(String), "--maxmemory-policy", "noeviction"]);
  await server.ready(() => execFileSync(find("redis-cli"), ["-p", String(port), "ping"], { stdio: "ignore" }));
  return { url: `redis://127.0.0.1:${port}`, stop: () => server.stop("SIGTERM") };
}

/** PostgreSQL refuses to run as root: then its package's own user runs it. */
function postgresUser() {
  if (!isRoot) return {};
  const id = (flag) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

async function startPostgres(folder) {
  const port = await freePort();
  const user = postgresUser();
  const data = join(folder, "postgres");
  const passwordFile = join(folder, "password");
  const password = randomBytes(12).toString("hex");
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user.uid !== undefined) for (const path of [folder, passwordFile]) chownSync(path, user.uid, user.gid);
  const how = ["--username=attune", `--pwfile=${passwordFile}`, "--auth=scram-sha-256", "--encoding=UTF8"];
  execFileSync(find("initdb"), [`--pgdata=${data}`, ...how, "--locale=C.UTF-8", "--no-sync"], {
    stdio: ["ignore", "ignore", "inherit"],
    cwd: folder,
    ...user,
  });
  // Nothing here has to outlive a power failure.
  const fast = ["-F", "-c", "synchronous_commit=off", "-c", "full_page_writes=off", "-c", "max_connections=200"];
  const server = startServer("postgres", ["-D", data, "-p", String(port), "-h", "127.0.0.1", "-k", folder, ...fast], {
    cwd: folder,
    ...user,
  });
  const isReady = ["-h", "127.0.0.1", "-p", String(port)];
  await server.ready(() => execFileSync(find("pg_isready"), isReady, { stdio: "ignore" }));
  return { url: `postgresql://attune:${password}@127.0.0.1:${port}/postgres`, stop: () => server.stop("SIGINT") };
}

let stopping;

/** Runs the command and gives its exit code. */
function run([program, ...words], env) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { stdio: "inherit", env: { ...process.env, ...env } });
    // Told to stop, the command decides when it ends, and the servers stay up until then.
    stopping = (signal) => child.kill(signal);
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
}

for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => stopping?.(signal));

const command = process.argv.slice(process.argv.indexOf("--") + 1);
if (!process.argv.includes("--") || command.length === 0) {
  console.error("Usage: node scripts/servers.mjs -- COMMAND…");
  process.exit(2);
}
if (process.env.DATABASE_URL && process.env.REDIS_URL) process.exit(await run(command, {}));

findAll();
const folder = mkdtempSync(join(tmpdir(), "attune-servers-"));
const servers = [];
let isCancelled = false;
stopping = () => (isCancelled = true);
try {
  const redis = await startRedis(folder);
  servers.push(redis);
  const postgres = await startPostgres(folder);
  servers.push(postgres);
  console.error(`Redis and PostgreSQL are up for: ${command.join(" ")}`);
  process.exitCode = isCancelled ? 130 : await run(command, { REDIS_URL: redis.url, DATABASE_URL: postgres.url });
} finally {
  await Promise.all(servers.map((server) => server.stop()));
  rmSync(folder, { recursive: true, force: true });
}
