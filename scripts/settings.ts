import { accessSync, constants, existsSync, mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { Refusal, sentenceOf } from "./refusal";

export const root = resolve(import.meta.dirname, "..");

/** Where the person typed the command; npm itself moves to the project's root. */
export const startedIn = process.env["INIT_CWD"] || process.cwd();

export function dataDirectory(): string {
  const given = process.env["DATA_DIR"];
  return given ? resolve(startedIn, given) : join(root, ".data");
}

// Not mkdir's `recursive`, which never returns where a parent refuses by saying ENOENT, as /proc does.
function makeDirectories(directory: string): void {
  if (existsSync(directory)) return;
  makeDirectories(dirname(directory));
  try {
    mkdirSync(directory, { mode: 0o700 });
  } catch (error) {
    if (!existsSync(directory)) throw error;
  }
}

export function makePrivateDirectory(directory: string): void {
  try {
    makeDirectories(directory);
    // The last slash asks for a directory.
    accessSync(`${directory}/`, constants.W_OK);
  } catch (error) {
    throw new Refusal(`The data directory ${directory} cannot be used: ${sentenceOf(error)}.`);
  }
}

export const host = process.env["HOST"] || "127.0.0.1";

export function portFrom(text: string | undefined): number {
  const port = Number(text || "3000");
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Refusal(`PORT must be a number from 1 to 65535, not "${text}".`);
  }
  return port;
}
