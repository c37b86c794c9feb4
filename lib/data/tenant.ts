import "server-only";
import type { Transaction } from "@/db/client";
import { database } from "./database";
import { rawConnectionOf } from "./delivery/raw-connection";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** One transaction that sees and may write this distributor's rows only. */
export function inTenant<T>(
  { distributorId }: { readonly distributorId: string },
  work: (tx: Transaction) => Promise<T>,
  pool: "interactive" | "import" = "interactive",
): Promise<T> {
  // SET takes no parameter, and only the statement reaches distributed workers; hence the literal.
  if (!UUID.test(distributorId)) throw new Error("not a distributor id");
  return database(pool).transaction(async (tx) => {
    // Sent at once and not waited for: whatever follows on this connection runs after it, or fails with it.
    const set = rawConnectionOf(tx).unsafe(`set local app.distributor = '${distributorId}'`).execute();
    const [done] = await Promise.all([work(tx), set]);
    return done;
  });
}
