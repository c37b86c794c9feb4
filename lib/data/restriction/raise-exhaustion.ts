import "server-only";
import type { Transaction } from "@/db/client";
import type { Actor } from "@/lib/domain/access/actor";
import { ALLOWED, type Decision, refuse } from "@/lib/domain/decision";
import { FREEZE_AGREEMENT_VERSION } from "@/lib/domain/restriction/cause";
import type { RestrictionReason } from "@/lib/domain/restriction/decide-restriction";
import { freezeLevelOf, goneAtOf } from "@/lib/domain/restriction/freeze";
import { stampOf } from "../actor-stamp";
import { writeNotices } from "../alert/write-notices";
import { recordAudit } from "../audit";
import { type Act, beginAct } from "./begin-act";
import type { OrderedBefore } from "./freeze-customer";
import { knownOf, loadKnownDeliveries } from "./known-facts";
import { previewFreeze } from "./preview-freeze";
import { endCauses, openFreezes } from "./write-causes";

type Raising = OrderedBefore & {
  readonly customerId: string;
  readonly reason: string;
  readonly messageToCustomer: string | null;
};

/**
 * Raises the freeze of an exhausted budget to resources, once a second person confirmed what the budget's action
 * ordered of a protected customer (G8). Refused when the budget is no longer used up, or a frozen company owns it.
 */
export async function raiseExhaustionIn(
  tx: Transaction,
  actor: Actor,
  input: Raising,
  changeId: string,
): Promise<Decision<RestrictionReason>> {
  const act = await beginAct(tx, actor, input, changeId);
  if (!act) return refuse({ code: "restriction.customer-unknown" });
  const { suspended } = act.facts;
  if (suspended.length > 0) return refuse({ code: "restriction.company-suspended", companies: suspended });
  const cause = act.governance.freezes.find(({ origin }) => origin === "budget-exhausted");
  if (!cause || goneAtOf(cause, act.at) !== null) return refuse({ code: "restriction.cause-gone" });
  if (cause.level === "account-and-resources")
    return refuse({ code: "restriction.already-frozen", level: cause.level });
  await writeRaise(tx, act, cause, input);
  return ALLOWED;
}

async function writeRaise(
  tx: Transaction,
  act: Act,
  cause: Act["governance"]["freezes"][number],
  { secondPerson = null, agreed, messageToCustomer, preview }: Raising,
): Promise<void> {
  const { actor, customer, governance, changeId, at } = act;
  const { distributorId } = actor;
  const level = "account-and-resources" as const;
  const change = { distributorId, changeId, at, by: stampOf(actor) };
  const bills = (await loadKnownDeliveries(tx, distributorId, [customer.id])).get(customer.id) ?? [];
  const shown = preview ?? (await previewFreeze(tx, act, level));
  await endCauses(tx, "freeze", change, { ids: [cause.id], endedAt: at, reason: "budget-used-up", replaced: true });
  await openFreezes(tx, change, [
    {
      customerId: customer.id,
      origin: "budget-exhausted",
      level,
      reason: "budget-used-up",
      messageToCustomer,
      agreementVersion: FREEZE_AGREEMENT_VERSION,
      agreedBy: agreed?.by ?? null,
      agreedAt: agreed?.at ?? null,
      secondPerson,
      month: cause.month,
      known: knownOf(governance, at, bills, shown),
    },
  ]);
  await recordAudit(tx, actor, [
    {
      changeId,
      at,
      action: "restriction.frozen",
      subject: { kind: "customer", id: customer.id, name: customer.name },
      before: governance.freezes,
      after: { origin: "budget-exhausted", level, secondPerson: secondPerson?.name ?? null },
      reason: "budget-used-up",
    },
  ]);
  const facts = {
    customer: customer.name,
    origins: ["budget-exhausted" as const],
    level: freezeLevelOf([{ level }]),
    reason: null,
    automatic: "budget-used-up" as const,
    messageToCustomer,
  };
  await writeNotices(tx, distributorId, at, [
    { customer, notice: { kind: "frozen", facts }, customerHears: true, alertId: null },
  ]);
}
