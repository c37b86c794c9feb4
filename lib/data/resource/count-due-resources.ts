import "server-only";
import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { customers, resources } from "@/db/schema";
import type { Permit } from "@/lib/domain/access/permit";
import { DAY_MS } from "@/lib/domain/calendar/billing-month";
import { instantOf } from "../instant";
import { holds } from "../restriction/select-restriction-acts";
import { resourcesOf } from "../scope";
import { inTenant } from "../tenant";
import { dueBy, notHeld } from "./resource-filter";

/** How far ahead it is told what will be due. */
export const NEAR_DAYS = 15;

type DueCounts = { readonly due: number; readonly near: number };

/** How many resources are due for deletion that the actor's company may release, and how many soon will be. */
export async function countDueResources({ actor }: Permit<"restriction.read">): Promise<DueCounts> {
  const { distributorId } = actor;
  return inTenant(actor, async (tx) => {
    const at = await instantOf(tx);
    const counted = (where: SQL | undefined) => sql<number>`(count(*) filter (where ${where}))::int`;
    const near = dueBy(distributorId, new Date(at.getTime() + NEAR_DAYS * DAY_MS), at);
    const [row] = await tx
      .select({ due: counted(dueBy(distributorId, at, at)), all: counted(sql`true`) })
      .from(resources)
      .innerJoin(
        customers,
        and(eq(customers.distributorId, resources.distributorId), eq(customers.id, resources.customerId)),
      )
      .where(
        and(
          resourcesOf(actor),
          isNull(resources.closedAt),
          near,
          notHeld(distributorId),
          holds(actor, at, sql`'freeze-resources'`),
        ),
      );
    const { due = 0, all = 0 } = row ?? {};
    return { due, near: all - due };
  });
}
