import { keptSecret } from "./secret";
import { dataDirectory } from "./settings";

/** What lib/env.ts asks for; only the demo says so, whatever the shell has set. */
export function productEnvironment(url: string, port: number, isDemo = false): NodeJS.ProcessEnv {
  const secret = process.env["AUTH_SECRET"] || keptSecret(dataDirectory(), "auth-secret");
  const { PARTNER_CENTER_DEMO: _, ...inherited } = process.env;
  return {
    ...inherited,
    DATABASE_URL: url,
    AUTH_SECRET: secret,
    NEXTAUTH_SECRET: secret,
    NEXTAUTH_URL: process.env["PUBLIC_URL"] || `http://localhost:${port}`,
    NEXT_TELEMETRY_DISABLED: "1",
    ...(isDemo ? { PARTNER_CENTER_DEMO: "1" } : {}),
  };
}
