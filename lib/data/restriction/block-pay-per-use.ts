import "server-only";
import type { Transaction } from "@/db/client";
import type { BlockInput } from "@/lib/contracts/restriction";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { ALLOWED, type Decision, refuse } from "@/lib/domain/decision";
import { permissionsFor } from "@/lib/domain/restriction/cause";
import { decideBlock, type RestrictionReason } from "@/lib/domain/restriction/decide-restriction";
import { stampOf } from "../actor-stamp";
import { writeNotices } from "../alert/write-notices";
import { recordAudit } from "../audit";
import { inTenant } from "../tenant";
import { beginAct, recallFor, withRecall } from "./begin-act";
import { knownOf, loadKnownDeliveries } from "./known-facts";
import { openBlocks } from "./write-causes";

/** Refuses enabling pay-per-use and spot, nothing else, until it is allowed again (G4). */
export async function blockPayPerUse(
  { actor }: Permit<"restriction.block-pay-per-use">,
  input: BlockInput,
): Promise<Decision<RestrictionReason>> {
  return inTenant(actor, (tx) => blockPayPerUseIn(tx, actor, input));
}

/** The same within a transaction of the caller; `changeId` where it is part of a wider change. */
export async function blockPayPerUseIn(
  tx: Transaction,
  actor: Actor,
  input: BlockInput,
  changeId?: string,
): Promise<Decision<RestrictionReason>> {
  const begun = await beginAct(tx, actor, input, changeId);
  if (!begun) return refuse({ code: "restriction.customer-unknown" });
  const act = withRecall(begun, permissionsFor("account"));

  const { customer, governance, at } = act;
  const manuallyBlocked = governance.blocks.some(({ origin }) => origin === "manual");
  const decision = decideBlock({ ...act.facts, manuallyBlocked });
  if (!decision.allowed) return decision;
  await recallFor(tx, act);

  const { distributorId } = actor;
  const { reason, messageToCustomer } = input;
  const bills = (await loadKnownDeliveries(tx, distributorId, [customer.id])).get(customer.id) ?? [];
  const known = knownOf(governance, at, bills);
  const cause = { customerId: customer.id, origin: "manual" as const, reason, messageToCustomer, month: null, known };
  await openBlocks(tx, { distributorId, changeId: act.changeId, at, by: stampOf(actor) }, [cause]);

  await recordAudit(tx, actor, [
    {
      changeId: act.changeId,
      at,
      action: "restriction.pay-per-use-blocked",
      subject: { kind: "customer", id: customer.id, name: customer.name },
      before: governance.blocks,
      after: { origin: "manual", messageToCustomer },
      reason,
    },
  ]);
  const facts = {
    customer: customer.name,
    origins: ["manual" as const],
    blocked: true,
    reason,
    automatic: null,
    messageToCustomer,
  };
  await writeNotices(tx, distributorId, at, [
    { customer, notice: { kind: "pay-per-use-blocked", facts }, customerHears: true, alertId: null },
  ]);
  return ALLOWED;
}
