import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makePrivateDirectory } from "./settings";

/** Generated once and kept in a file only its owner can read; two first starts at once agree on one. */
export function keptSecret(dataDir: string, name: string): string {
  const file = join(dataDir, name);
  makePrivateDirectory(dataDir);
  try {
    writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return readFileSync(file, "utf8").trim();
}
