import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { customerProtections } from "@/db/schema";
import type { ProtectionInput } from "@/lib/contracts/restriction";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { ALLOWED, type Decision, refuse } from "@/lib/domain/decision";
import { decideProtection } from "@/lib/domain/restriction/decide-order";
import type { RestrictionReason } from "@/lib/domain/restriction/decide-restriction";
import { stampOf } from "../actor-stamp";
import { recordAudit } from "../audit";
import { loadActingSide } from "../customer/lock-customer";
import { lockGoverned } from "../delegation/lock-governed";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { loadProtected } from "./load-protected";

/** From now on the customer's resources are frozen by two people only (G8). */
export async function protectCustomer(
  { actor }: Permit<"restriction.protect">,
  input: ProtectionInput,
): Promise<Decision<RestrictionReason>> {
  return inTenant(actor, (tx) => setProtection(tx, actor, input, true));
}

/** Takes the mark away; what already awaits a second person goes on awaiting one. */
export async function unprotectCustomer(
  { actor }: Permit<"restriction.protect">,
  input: ProtectionInput,
): Promise<Decision<RestrictionReason>> {
  return inTenant(actor, (tx) => setProtection(tx, actor, input, false));
}

async function setProtection(
  tx: Transaction,
  actor: Actor,
  { customerId, reason }: ProtectionInput,
  protect: boolean,
): Promise<Decision<RestrictionReason>> {
  const customer = await lockGoverned(tx, actor, customerId, "share");
  if (!customer) return refuse({ code: "restriction.customer-unknown" });
  const { distributorId } = actor;
  const at = await instantOf(tx);
  const { suspended } = await loadActingSide(tx, actor);
  const isProtected = (await loadProtected(tx, distributorId, [customerId])).has(customerId);
  const decision = decideProtection({ isProtected, protect, reason, messageToCustomer: null, suspended });
  if (!decision.allowed) return decision;

  const changeId = newId();
  const by = stampOf(actor);
  if (protect) {
    await tx
      .insert(customerProtections)
      .values({ distributorId, id: newId(), customerId, changeId, reason, by, since: at });
  } else {
    await tx
      .update(customerProtections)
      .set({ endedAt: at, endedBy: by, endReason: reason, endChangeId: changeId })
      .where(
        and(
          eq(customerProtections.distributorId, distributorId),
          eq(customerProtections.customerId, customerId),
          isNull(customerProtections.endedAt),
        ),
      );
  }
  await recordAudit(tx, actor, [
    {
      changeId,
      at,
      action: protect ? "restriction.protected" : "restriction.unprotected",
      subject: { kind: "customer", id: customer.id, name: customer.name },
      before: { isProtected },
      after: { isProtected: protect },
      reason,
    },
  ]);
  return ALLOWED;
}
