import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./settings";

const ROOMS: Readonly<Record<string, string>> = {
  app: "app/**/*.{ts,tsx}",
  components: "components/**/*.{ts,tsx}",
  "lib/domain": "lib/domain/**/*.ts",
  "lib/contracts": "lib/contracts/**/*.ts",
  "lib/format": "lib/format/**/*.{ts,tsx}",
  "lib/data": "lib/data/**/*.ts",
  "lib/auth": "lib/auth/**/*.ts",
  "lib/jobs": "lib/jobs/**/*.ts",
  db: "db/**/*.ts",
  scripts: "scripts/**/*.{ts,mjs,js}",
  e2e: "e2e/**/*.ts",
};

const ASK_ABOVE_LINES = 160;

interface Size {
  readonly file: string;
  readonly lines: number;
}

const isTest = (file: string) => /\.test\.tsx?$/.test(file);

function sizesOf(pattern: string): readonly Size[] {
  return globSync(pattern, { cwd: root })
    .filter((file) => !isTest(file))
    .map((file) => ({ file, lines: readFileSync(join(root, file), "utf8").split("\n").length - 1 }))
    .sort((a, b) => a.lines - b.lines);
}

function row(cells: readonly (string | number)[]): string {
  return cells.map((cell, index) => (index === 0 ? String(cell).padEnd(15) : String(cell).padStart(8))).join("");
}

/** Lines a file: median, 90th percentile and maximum of each room. */
export function printSizes(): void {
  const lines = [row(["room", "files", "median", "p90", "max"])];
  const large: Size[] = [];
  for (const [room, pattern] of Object.entries(ROOMS)) {
    const sizes = sizesOf(pattern);
    if (sizes.length === 0) continue;
    const at = (part: number) => sizes[Math.min(sizes.length - 1, Math.floor(sizes.length * part))]?.lines ?? 0;
    lines.push(row([room, sizes.length, at(0.5), at(0.9), at(1)]));
    large.push(...sizes.filter((size) => size.lines > ASK_ABOVE_LINES));
  }
  if (large.length > 0) lines.push("", `Above ${ASK_ABOVE_LINES} lines; which second noun or verb hides here?`);
  for (const { file, lines: count } of large) lines.push(`  ${count}  ${file}`);
  process.stdout.write(`${lines.join("\n")}\n`);
}
