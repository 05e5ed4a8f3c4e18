// A portal of one's own: a data folder filled by `shinsa demo`, and a server on a free port.
// Specs import `test` and `expect` from here.
import { test as base, expect } from "@playwright/test";
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Mailbox } from "./mailbox.ts";
import { type SignedIn, signedInWith } from "./people.ts";

const here = dirname(fileURLToPath(import.meta.url));
const START_MS = 30_000;
const STOP_MS = 15_000;

/** The binary under test: SHINSA_BIN, or the debug build of this repository. */
export function binary(): string {
  const path = process.env.SHINSA_BIN ?? resolve(here, "../../target/debug/shinsa");
  if (!existsSync(path)) throw new Error(`There is no binary at ${path}: run .ci/test, or set SHINSA_BIN.`);
  return path;
}

/** The caller's environment less its own SHINSA_… settings: these would leak into the portal. */
export function environment(extra: Record<string, string>): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith("SHINSA_"));
  return { ...Object.fromEntries(kept), ...extra };
}

export type PortalOptions = {
  /** Fill the data folder with demonstration data; else it starts empty. */
  demo?: boolean;
  /** Further settings, as SHINSA_… variables. */
  env?: Record<string, string>;
};

export class Portal {
  #child?: ChildProcess;
  #port = 0;
  #log = "";

  private constructor(
    /** The data folder; removed by `remove`. */
    readonly data: string,
    readonly env: Record<string, string>,
  ) {}

  /** A portal that is listening. */
  static async create({ demo = true, env = {} }: PortalOptions = {}): Promise<Portal> {
    const portal = new Portal(await mkdtemp(join(tmpdir(), "shinsa-e2e-")), env);
    try {
      if (demo) portal.run("demo");
      await portal.start();
      return portal;
    } catch (error) {
      await portal.remove();
      throw error;
    }
  }

  /** Where it answers, without a slash at the end; the same after a restart. */
  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  get mailbox(): Mailbox {
    return new Mailbox(join(this.data, "mail"));
  }

  /** All that the server printed so far. */
  get log(): string {
    return this.#log;
  }

  /** Runs a subcommand on this portal's data, such as `run("doctor", "--verify")`; fails if it fails. */
  run(...args: string[]): string {
    const done = spawnSync(binary(), [...args, "--data", this.data], { env: environment(this.env), encoding: "utf8" });
    if (done.status !== 0) {
      throw new Error(`shinsa ${args.join(" ")} ended with ${done.status ?? done.signal}\n${done.stdout}${done.stderr}`);
    }
    return done.stdout;
  }

  /** Starts the server and waits until it says where it listens. */
  async start(): Promise<void> {
    const args = ["serve", "--addr", `127.0.0.1:${this.#port}`, "--data", this.data];
    const child = spawn(binary(), args, { env: environment(this.env), stdio: ["ignore", "pipe", "pipe"] });
    this.#child = child;
    this.#log = "";
    await new Promise<void>((listening, failed) => {
      const late = setTimeout(() => failed(new Error(`The server was not up after ${START_MS} ms:\n${this.#log}`)), START_MS);
      const read = (text: string) => {
        this.#log += text;
        const found = /listening on http:\/\/127\.0\.0\.1:(\d+)/.exec(this.#log);
        if (!found) return;
        clearTimeout(late);
        this.#port = Number(found[1]);
        listening();
      };
      child.stdout.setEncoding("utf8").on("data", read);
      child.stderr.setEncoding("utf8").on("data", read);
      child.once("error", failed);
      child.once("exit", (code, signal) => {
        clearTimeout(late);
        failed(new Error(`The server ended with ${code ?? signal}:\n${this.#log}`));
      });
    }).catch(async (error: unknown) => {
      await this.stop("SIGKILL");
      throw error;
    });
  }

  /** Stops the server: gracefully, or with SIGKILL as a power cut would. */
  async stop(signal: "SIGTERM" | "SIGKILL" = "SIGTERM"): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill(signal);
    let stuck = false;
    const late = setTimeout(() => {
      stuck = true;
      child.kill("SIGKILL");
    }, STOP_MS);
    await ended;
    clearTimeout(late);
    if (stuck) throw new Error(`The server did not stop within ${STOP_MS} ms of ${signal}:\n${this.#log}`);
  }

  /** Stops the server and removes its data. */
  async remove(): Promise<void> {
    try {
      await this.stop();
    } finally {
      await rm(this.data, { recursive: true, force: true });
    }
  }
}

type Fixtures = { mailbox: Mailbox; as: SignedIn };
type WorkerFixtures = { portal: Portal };

/** `portal` is shared by the tests of one worker: a test makes its own cases and touches no others. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  portal: [
    async ({}, use) => {
      const portal = await Portal.create();
      await use(portal);
      await portal.remove();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  baseURL: async ({ portal }, use) => use(portal.url),
  mailbox: async ({ portal }, use) => use(portal.mailbox),
  // `as(people.reviewer)`: a browser of one's own for each person, closed at the end.
  as: async ({ browser, portal }, use) => {
    const as = signedInWith(browser, portal);
    await use(as);
    await as.close();
  },
});

export { expect };
