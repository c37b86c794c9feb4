import "server-only";
import { openDatabase } from "@/db/client";
import { env } from "@/lib/env";

const INTERACTIVE_TIMEOUT_MS = 30_000;
const IMPORT_TIMEOUT_MS = 0;

type Pools = Record<"interactive" | "import", ReturnType<typeof openDatabase>>;

// On the global object, because a development server loads modules anew with every change.
const holder = globalThis as typeof globalThis & { partnerCenterPools?: Pools };

function pools(): Pools {
  holder.partnerCenterPools ??= {
    interactive: openDatabase(env().DATABASE_URL, { max: 20, statementTimeoutMs: INTERACTIVE_TIMEOUT_MS }),
    import: openDatabase(env().DATABASE_URL, { max: 4, statementTimeoutMs: IMPORT_TIMEOUT_MS }),
  };
  return holder.partnerCenterPools;
}

/** Two pools, so that imports never take the connections of people waiting for a page. */
export function database(pool: keyof Pools = "interactive") {
  return pools()[pool].db;
}

export async function closeDatabases(): Promise<void> {
  const open = holder.partnerCenterPools;
  delete holder.partnerCenterPools;
  if (open) await Promise.all(Object.values(open).map(({ client }) => client.end({ timeout: 5 })));
}
