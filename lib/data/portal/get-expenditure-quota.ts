import "server-only";
import { eq } from "drizzle-orm";
import { customers } from "@/db/schema";
import type { Permit } from "@/lib/domain/access/permit";
import { type CustomerStanding, selectStandings, toStanding } from "../customer/standing";
import { standingParts } from "../customer/standing-parts";
import { instantOf } from "../instant";
import { inTenant } from "../tenant";

/** The actor's own customer with its budget and what of it is used, which is its expenditure quota. */
export async function getExpenditureQuota({ actor }: Permit<"portal.read">): Promise<CustomerStanding | null> {
  const [row] = await inTenant(actor, async (tx) =>
    selectStandings(tx, actor, standingParts(await instantOf(tx)), eq(customers.id, actor.company.id)),
  );
  return row ? toStanding(row) : null;
}
