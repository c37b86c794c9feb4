import "server-only";
import { and, eq } from "drizzle-orm";
import { resources } from "@/db/schema";
import type { AutoRenewalInput } from "@/lib/contracts/term";
import type { Permit } from "@/lib/domain/access/permit";
import { type Decision, refuse } from "@/lib/domain/decision";
import { decideAutoRenewal } from "@/lib/domain/term/automatic-renewal";
import type { TermOwnReason } from "@/lib/domain/term/reason";
import { recordAudit } from "../audit";
import { lockCustomer } from "../customer/lock-customer";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { findResource, resourceOf } from "./load-term-facts";

/** Lets a resource of the actor's own company renew itself, by so many periods, or not (G19). */
export async function setAutoRenewal(
  { actor }: Permit<"order.place">,
  { resourceId, periods }: AutoRenewalInput,
): Promise<Decision<TermOwnReason>> {
  return inTenant(actor, async (tx) => {
    const customer = await lockCustomer(tx, actor, actor.company.id);
    if (!customer) return refuse({ code: "term.resource-unknown" });
    const at = await instantOf(tx);
    const row = await findResource(tx, actor, { customerId: customer.id, resourceId });
    const decision = decideAutoRenewal(row && resourceOf(row), periods !== null, at);
    if (!decision.allowed || !row) return decision;
    const before = { autoRenew: row.autoRenew, autoRenewPeriods: row.autoRenewPeriods };
    const after = { autoRenew: periods !== null, autoRenewPeriods: periods ?? row.autoRenewPeriods };
    await tx
      .update(resources)
      .set(after)
      .where(and(eq(resources.distributorId, actor.distributorId), eq(resources.id, resourceId)));
    await recordAudit(tx, actor, [
      {
        changeId: newId(),
        at,
        action: "resource.auto-renewal-set",
        subject: { kind: "resource", id: resourceId, name: row.name, customerId: customer.id },
        before,
        after,
      },
    ]);
    return decision;
  });
}
