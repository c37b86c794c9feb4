import { resolve } from "node:path";
import type { Command } from "commander";
import { startedIn } from "../settings";

export interface Context {
  /** The owner's URL; lib/data reads the same one through lib/env. */
  readonly url: string;
  /** Standard output, a line at a time; everything else said goes to standard error. */
  readonly print: (line: string) => void;
}

/** Opens the database for the work and closes it afterwards; a number becomes the exit code. */
export type Run = <Args extends unknown[]>(
  work: (context: Context, ...args: Args) => Promise<number | void>,
) => (...args: Args) => Promise<void>;

/** What every file in this directory exports: it adds one command, named like the file, to the program. */
export interface Registration {
  readonly register: (program: Command, run: Run) => void;
}

/** A path as the person typed it, relative to where they typed it. */
export function pathOf(given: string): string {
  return resolve(startedIn, given);
}
