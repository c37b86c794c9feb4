import "server-only";
import type { Transaction } from "@/db/client";
import type { ActorStamp } from "@/db/schema";
import type { FreezeInput } from "@/lib/contracts/restriction";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { ALLOWED, type Decision, refuse } from "@/lib/domain/decision";
import { permissionsFor } from "@/lib/domain/restriction/cause";
import { decideFreeze, type RestrictionReason } from "@/lib/domain/restriction/decide-restriction";
import { freezeLevelOf } from "@/lib/domain/restriction/freeze";
import { stampOf } from "../actor-stamp";
import { writeNotices } from "../alert/write-notices";
import { recordAudit } from "../audit";
import { inTenant } from "../tenant";
import { type Act, beginAct, recallFor, withRecall } from "./begin-act";
import { knownOf, loadKnownDeliveries } from "./known-facts";
import { loadProtected } from "./load-protected";
import { previewFreeze } from "./preview-freeze";
import { endCauses, openFreezes } from "./write-causes";

/** Opens the manual cause, or raises it to resources; answers every reason against (G3, R-5.9). */
export async function freezeCustomer(
  { actor }: Permit<"restriction.freeze">,
  input: FreezeInput,
): Promise<Decision<RestrictionReason>> {
  return inTenant(actor, (tx) => freezeCustomerIn(tx, actor, input));
}

/** What comes along with a freeze that was ordered before it takes effect. */
export type OrderedBefore = {
  /** Who accepted the agreement, and when; absent: whoever freezes, now. */
  readonly agreed?: { readonly by: ActorStamp; readonly at: Date };
  /** Who confirmed it besides whoever ordered; absent: nobody (G8). */
  readonly secondPerson?: ActorStamp | null;
  /** The preview that was confirmed; absent: as it follows now (G18). */
  readonly preview?: unknown;
};

/** The same within a transaction of the caller; `changeId` where it is part of a wider change. */
export async function freezeCustomerIn(
  tx: Transaction,
  actor: Actor,
  input: FreezeInput & OrderedBefore,
  changeId?: string,
): Promise<Decision<RestrictionReason>> {
  const begun = await beginAct(tx, actor, input, changeId);
  if (!begun) return refuse({ code: "restriction.customer-unknown" });
  const act = withRecall(begun, permissionsFor(input.level));

  const { level, agreementVersion } = input;
  const manualLevel = manualCauseOf(act)?.level ?? null;
  const isProtected = (await loadProtected(tx, actor.distributorId, [act.customer.id])).has(act.customer.id);
  const confirmed = (input.secondPerson ?? null) !== null;
  const decision = decideFreeze({ ...act.facts, level, agreementVersion, manualLevel, isProtected, confirmed });
  if (!decision.allowed) return decision;
  await recallFor(tx, act);

  await writeFreeze(tx, act, input);
  return ALLOWED;
}

async function writeFreeze(tx: Transaction, act: Act, input: FreezeInput & OrderedBefore): Promise<void> {
  const { actor, customer, governance, changeId, at } = act;
  const { distributorId } = actor;
  const { agreed, secondPerson = null } = input;
  const change = { distributorId, changeId, at, by: stampOf(actor) };
  const former = manualCauseOf(act);
  const preview = input.preview ?? (await previewFreeze(tx, act, input.level));
  const bills = (await loadKnownDeliveries(tx, distributorId, [customer.id])).get(customer.id) ?? [];

  // Raised by a new cause, so that the clock towards deletion starts with the freeze of the resources.
  const ids = former ? [former.id] : [];
  await endCauses(tx, "freeze", change, { ids, endedAt: at, reason: input.reason, replaced: true });
  await openFreezes(tx, change, [
    {
      customerId: customer.id,
      origin: "manual",
      level: input.level,
      reason: input.reason,
      messageToCustomer: input.messageToCustomer,
      agreementVersion: input.agreementVersion,
      month: null,
      known: knownOf(governance, at, bills, preview),
      agreedBy: agreed?.by ?? null,
      agreedAt: agreed?.at ?? null,
      secondPerson,
    },
  ]);

  const level = freezeLevelOf([...governance.freezes, input]);
  const { reason, messageToCustomer } = input;
  await recordAudit(tx, actor, [
    {
      changeId,
      at,
      action: "restriction.frozen",
      subject: { kind: "customer", id: customer.id, name: customer.name },
      before: governance.freezes,
      after: {
        origin: "manual",
        level: input.level,
        inForce: level,
        agreementVersion: input.agreementVersion,
        messageToCustomer,
        secondPerson: secondPerson && secondPerson.name,
      },
      reason,
    },
  ]);
  const facts = {
    customer: customer.name,
    origins: ["manual" as const],
    level,
    reason,
    automatic: null,
    messageToCustomer,
  };
  await writeNotices(tx, distributorId, at, [
    { customer, notice: { kind: "frozen", facts }, customerHears: true, alertId: null },
  ]);
}

function manualCauseOf({ governance }: Act) {
  return governance.freezes.find(({ origin }) => origin === "manual");
}
