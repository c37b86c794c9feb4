import "server-only";
import type { SQL } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { isUuid } from "@/lib/contracts/is-uuid";
import { database } from "./database";
import { rawConnectionOf } from "./delivery/raw-connection";
import { preparedRows } from "./prepared-rows";

type Tenant = { readonly distributorId: string };

// SET takes no parameter, and only the statement reaches distributed workers; hence the literal.
function setTenant({ distributorId }: Tenant): string {
  if (!isUuid(distributorId)) throw new Error("not a distributor id");
  return `set local app.distributor = '${distributorId}'`;
}

/** One transaction that sees and may write this distributor's rows only. */
export function inTenant<T>(
  tenant: Tenant,
  work: (tx: Transaction) => Promise<T>,
  pool: "interactive" | "import" = "interactive",
): Promise<T> {
  return database(pool).transaction(withTenant(tenant, work));
}

/** The same for what is read for long and must be of one moment: nothing written meanwhile is seen. */
export function inSnapshot<T>(tenant: Tenant, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return database("import").transaction(withTenant(tenant, work), {
    isolationLevel: "repeatable read",
    accessMode: "read only",
  });
}

function withTenant<T>(tenant: Tenant, work: (tx: Transaction) => Promise<T>) {
  const statement = setTenant(tenant);
  return async (tx: Transaction) => {
    // Sent at once and not waited for: whatever follows on this connection runs after it, or fails with it.
    const set = rawConnectionOf(tx).unsafe(statement).execute();
    const [done] = await Promise.all([work(tx), set]);
    return done;
  };
}

/**
 * What one statement reads in such a transaction, for the hot path: planned once a connection, and all of the
 * transaction is sent together, so that it costs one round trip instead of three.
 */
export async function rowsInTenant<Row extends object>(tenant: Tenant, query: SQL): Promise<readonly Row[]> {
  // The plan does not depend on whose rows are asked for, but left to choose, the planner makes it anew every time.
  const open = `begin read only; ${setTenant(tenant)}; set local plan_cache_mode = force_generic_plan`;
  const connection = await database().$client.reserve();
  const opened = connection.unsafe(open).execute();
  const read = preparedRows<Row>(connection, query);
  const ended = connection.unsafe("commit").execute();
  // A connection that was lost has left the pool by itself; given back, it would be handed out again.
  ended.then(
    () => connection.release(),
    () => {},
  );
  const [rows] = await Promise.all([read, opened, ended]);
  return rows;
}
