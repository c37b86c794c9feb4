import "server-only";
import { APPLICATION_ROLE } from "@/db/client";
import { env } from "@/lib/env";

/** Address for node-postgres, which takes the role from the connection's start-up options. */
export function jobConnectionString(): string {
  const url = new URL(env().DATABASE_URL);
  url.searchParams.set("options", `-c role=${APPLICATION_ROLE}`);
  return url.href;
}
