import "server-only";
import type { Transaction } from "@/db/client";
import type { RecallInput } from "@/lib/contracts/delegation";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { ALLOWED, type Decision, refuse } from "@/lib/domain/decision";
import { PERMISSIONS, UNDELEGATED } from "@/lib/domain/delegation/authority";
import { type DelegationReason, decideRecall } from "@/lib/domain/delegation/decide-delegation";
import { heldByReseller, recalledBy } from "@/lib/domain/delegation/recall";
import type { RestrictionReason } from "@/lib/domain/restriction/decide-restriction";
import { orderFreezeIn } from "../restriction/order-restriction";
import { inTenant } from "../tenant";
import { beginDelegation } from "./begin-delegation";
import { loadAuthorities } from "./load-authority";
import { lockResellerCustomers } from "./lock-reseller-customers";
import { writeRecalls } from "./write-recalls";

export type RecallReason = DelegationReason | RestrictionReason;

/** Leaves the transaction without committing it, carrying its answer. */
class Refused extends Error {
  constructor(readonly decision: Decision<RecallReason>) {
    super("refused");
  }
}

/**
 * Takes permissions back for some or all customers of a reseller, together with a freeze if one is asked for: all
 * of it or nothing (G1). The recall takes effect at once though the freeze waits. Who lost them already, is frozen so
 * already, or is about to be, is passed over.
 */
export async function recallPermissions(
  { actor }: Permit<"delegation.recall">,
  input: RecallInput,
): Promise<Decision<RecallReason>> {
  try {
    return await inTenant(actor, (tx) => recallIn(tx, actor, input));
  } catch (thrown) {
    if (thrown instanceof Refused) return thrown.decision;
    throw thrown;
  }
}

async function recallIn(tx: Transaction, actor: Actor, input: RecallInput): Promise<Decision<RecallReason>> {
  const { resellerId, customerIds, permissions, reason } = input;
  const act = await beginDelegation(tx, actor, resellerId, reason);
  if (!act) return refuse({ code: "delegation.reseller-unknown" });
  const customers = await lockResellerCustomers(tx, actor, resellerId, customerIds);
  if (!customers) return refuse({ code: "delegation.customer-unknown" });
  const { changeId, at } = act;
  const authorities = await loadAuthorities(
    tx,
    actor.distributorId,
    customers.map(({ id }) => id),
    at,
  );
  const authorityOf = (id: string) => authorities.get(id) ?? UNDELEGATED;
  const held = PERMISSIONS.filter((one) => customers.some(({ id }) => heldByReseller(authorityOf(id)).includes(one)));
  const decision = decideRecall({ ...act.facts, permissions, held });
  if (!decision.allowed) return decision;

  const recalled = customers
    .map((customer) => ({ customer, permissions: recalledBy(authorityOf(customer.id), permissions) }))
    .filter((one) => one.permissions.length > 0);
  await writeRecalls(tx, actor, { changeId, at, reason: reason ?? "" }, recalled);
  const ids = customers.map(({ id }) => id);
  await freezeAll(tx, actor, ids, input);
  return ALLOWED;
}

// Frozen so already, or a freeze waits already: either way the freeze asked for comes about.
const PASSED_OVER: readonly RestrictionReason["code"][] = ["restriction.already-frozen", "restriction.act-open"];

async function freezeAll(tx: Transaction, actor: Actor, ids: readonly string[], input: RecallInput): Promise<void> {
  const { level, reason, messageToCustomer, agreementVersion, now } = input;
  if (level === undefined) return;
  for (const customerId of ids) {
    const asked = { customerId, level, reason: reason ?? "", messageToCustomer, agreementVersion };
    const decision = await orderFreezeIn(tx, actor, { ...asked, timing: now ? "now" : "delayed" });
    if (decision.allowed) continue;
    if (decision.reasons.some(({ code }) => !PASSED_OVER.includes(code))) throw new Refused(decision);
  }
}
