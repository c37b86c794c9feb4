import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "./refusal";
import { root } from "./settings";

export const nextBinary = join(root, "node_modules/next/dist/bin/next");

const SOURCES = [
  "{app,components,lib,db,messages,public}/**/*",
  "{proxy,instrumentation,next.config}.ts",
  "{postcss.config.mjs,tsconfig.json,package.json,package-lock.json}",
];

const stampFile = () => join(root, process.env["NEXT_DIST_DIR"] || ".next", "partner-center-build");

function fingerprint(): string {
  const hash = createHash("sha256");
  const files = globSync(SOURCES, { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(file));
  return hash.digest("hex");
}

function run(args: string[], signal: AbortSignal): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" as const };
    const child = spawn(process.execPath, [nextBinary, ...args], { cwd: root, env, signal });
    const chunks: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.on("error", () => {});
    child.on("close", (code) => resolve({ code, output: Buffer.concat(chunks).toString("utf8") }));
  });
}

/** Builds only when a source changed since the last build. */
export async function ensureBuild(signal: AbortSignal = new AbortController().signal): Promise<void> {
  const wanted = fingerprint();
  if (existsSync(stampFile()) && readFileSync(stampFile(), "utf8") === wanted) return;

  process.stderr.write("Building…\n");
  const { code, output } = await run(["build"], signal);
  if (signal.aborted) return;
  if (code !== 0) throw new Refusal(`${output}\nThe build failed; its messages are above.`);
  writeFileSync(stampFile(), wanted);
}
