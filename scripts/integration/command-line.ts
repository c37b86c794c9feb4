import { spawn } from "node:child_process";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { root } from "../settings";

type Ran = {
  readonly code: number | null;
  /** Standard output, then standard error. */
  readonly said: string;
  /** Standard output alone, a line each. */
  readonly lines: readonly string[];
};

/** The command line as an operator has it, beside a running server. */
export async function pc(...args: readonly string[]): Promise<Ran> {
  const argv = ["--conditions=react-server", "--import", "tsx", join(root, "scripts/pc.ts"), ...args];
  const env = { ...process.env, NODE_OPTIONS: "", TSX_TSCONFIG_PATH: join(root, "tsconfig.json") };
  const child = spawn(process.execPath, argv, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const [out, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, said: out + errors, lines: out.trim().split("\n") };
}
