import { type Environment, readEnvironment } from "@/lib/env";

export type Variables = Partial<Record<keyof Environment, string>>;

// Test files run one after another in the same process: each leaves the environment as it was.
const INHERITED = { ...process.env };

/** What the product reads of its environment from now on, the rest as it was inherited. */
export function giveEnvironment(url: string, more: Variables = {}): void {
  restoreEnvironment();
  Object.assign(process.env, {
    DATABASE_URL: url,
    AUTH_SECRET: "x".repeat(40),
    NEXTAUTH_URL: "http://127.0.0.1:3000",
    ...more,
  });
  readEnvironment();
}

export function restoreEnvironment(): void {
  for (const name of Object.keys(process.env)) {
    if (INHERITED[name] === undefined) delete process.env[name];
  }
  Object.assign(process.env, INHERITED);
}
