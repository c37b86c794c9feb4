import { spawn } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { nextBinary } from "../build";
import { freePort, stopChild, untilAnswers } from "../built-server";
import { root } from "../settings";
import { type Measured, shortOf } from "./measure";
import type { Product } from "./product";
import { signIn } from "./sign-in";

const ROUTES: readonly (readonly [persona: string, paths: readonly string[]])[] = [
  ["distributor", ["/", "/customers", "/resellers", "/deliveries", "/organization/members", "/operation-log"]],
  ["customer", ["/portal", "/portal/expenditure", "/portal/messages"]],
];

// Inside the project, so that it finds the very same framework.
const bareDirectory = join(root, ".data-bench-bare-app");

const BARE_APP: Readonly<Record<string, string>> = {
  "package.json": '{ "name": "bare", "private": true, "type": "module" }',
  "next.config.js": `export default { turbopack: { root: ${JSON.stringify(root)} } };`,
  "app/layout.jsx":
    'export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html>; }',
  "app/page.jsx": "export default function Page() { return <p>Hello</p>; }",
};

/** Gzipped bytes of every script that the page's HTML names. */
async function scriptBytes(baseUrl: string, path: string, cookie: string): Promise<number> {
  const response = await fetch(baseUrl + path, { headers: { cookie } });
  const html = await response.text();
  if (new URL(response.url).pathname !== path) throw new Error(`${path} led to ${response.url}`);
  const names = new Set([...html.matchAll(/<script[^>]+src="([^"]+\.js[^"]*)"/g)].map(([, name = ""]) => name));
  let bytes = 0;
  for (const name of names) {
    const script = await fetch(new URL(name.replaceAll("&amp;", "&"), baseUrl));
    bytes += gzipSync(Buffer.from(await script.arrayBuffer()), { level: 9 }).byteLength;
  }
  return bytes;
}

async function bareBytes(): Promise<number> {
  rmSync(bareDirectory, { recursive: true, force: true });
  mkdirSync(join(bareDirectory, "app"), { recursive: true });
  for (const [name, text] of Object.entries(BARE_APP)) writeFileSync(join(bareDirectory, name), text);
  const env = { ...process.env, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1", NEXT_DIST_DIR: "" };
  const run = (...args: string[]) =>
    spawn(process.execPath, [nextBinary, ...args], {
      cwd: bareDirectory,
      env,
      stdio: ["ignore", "ignore", "inherit"],
    });
  const build = run("build");
  const code = await new Promise((resolve) => build.once("exit", resolve));
  if (code !== 0) throw new Error("the bare app did not build");
  const port = await freePort();
  const server = run("start", "-H", "127.0.0.1", "-p", String(port));
  try {
    const baseUrl = `http://127.0.0.1:${port}`;
    await untilAnswers(baseUrl);
    return await scriptBytes(baseUrl, "/", "");
  } finally {
    await stopChild(server);
    rmSync(bareDirectory, { recursive: true, force: true });
  }
}

/** Bytes do not vary from run to run: one look is enough. */
export async function measureR9({ baseUrl }: Product): Promise<Measured> {
  const found: { readonly path: string; readonly bytes: number }[] = [];
  for (const [persona, paths] of ROUTES) {
    const cookie = await signIn(baseUrl, persona);
    for (const path of paths) found.push({ path, bytes: await scriptBytes(baseUrl, path, cookie) });
  }
  const heaviest = found.toSorted((left, right) => right.bytes - left.bytes)[0];
  if (!heaviest) throw new Error("no route was looked at");
  const bare = await bareBytes();
  const ratio = heaviest.bytes / bare;
  return {
    id: "R9",
    what: "first-load JavaScript (gzip) of the heaviest route / a bare app of the same framework version",
    ratio: { median: ratio, min: ratio, max: ratio },
    pairs: 1,
    sides: `${shortOf(heaviest.bytes / 1024)} against ${shortOf(bare / 1024)} KiB`,
    goal: { first: 1.6, last: 1.2, better: "lower" },
    note: `heaviest of ${found.length} routes: ${heaviest.path}`,
  };
}
