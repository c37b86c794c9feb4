import "server-only";
import { eq } from "drizzle-orm";
import { distributors } from "@/db/schema";
import type { Action, Permit } from "@/lib/domain/access/permit";
import { inTenant } from "../tenant";

/** The distributor's one currency, ISO 4217 (G15). */
export async function getCurrency({ actor }: Permit<Action>): Promise<string> {
  const [row] = await inTenant(actor, (tx) =>
    tx
      .select({ currency: distributors.currency })
      .from(distributors)
      .where(eq(distributors.distributorId, actor.distributorId)),
  );
  if (!row) throw new Error("the actor's distributor is gone");
  return row.currency;
}
