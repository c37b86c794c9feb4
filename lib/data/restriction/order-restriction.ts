import "server-only";
import type { Transaction } from "@/db/client";
import type { FreezeOrderInput, LiftOrderInput } from "@/lib/contracts/restriction";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { ALLOWED, type Decision, refuse } from "@/lib/domain/decision";
import { permissionsFor } from "@/lib/domain/restriction/cause";
import { decideFreezeOrder, decideLiftOrder } from "@/lib/domain/restriction/decide-order";
import { permissionsToLift, type RestrictionReason } from "@/lib/domain/restriction/decide-restriction";
import type { FreezeLevel } from "@/lib/domain/restriction/freeze";
import { needsSecondPerson, timingFor } from "@/lib/domain/restriction/waiting-act";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { type Act, beginAct, recallFor, withRecall } from "./begin-act";
import { freezeCustomerIn } from "./freeze-customer";
import { liftFreezeIn } from "./lift-freeze";
import { loadProtected } from "./load-protected";
import { endMoot, waitingOf } from "./moot-order";
import { previewFreeze } from "./preview-freeze";
import { settleDueActs } from "./run-act";
import { writeOrder } from "./write-order";

/** A refusal orders nothing: `runsAt` is then null, and nobody is awaited. */
export type OrderAnswer = Decision<RestrictionReason> & {
  /** When it takes effect; null: it did at once, or awaits its second person. */
  readonly runsAt: Date | null;
  readonly awaitsSecondPerson: boolean;
};

/** Freezes at once, or orders the freeze for later or for a second person; answers every reason against (G8). */
export async function orderFreeze(
  { actor }: Permit<"restriction.freeze">,
  input: FreezeOrderInput,
): Promise<OrderAnswer> {
  return inTenant(actor, (tx) => orderFreezeIn(tx, actor, input));
}

/**
 * The same within a transaction of the caller. Without a timing a freeze of resources starts a quarter of an hour
 * later; a recall that comes along takes effect at once, so that the reseller cannot undo.
 */
export async function orderFreezeIn(
  tx: Transaction,
  actor: Actor,
  input: FreezeOrderInput,
  changeId: string = newId(),
): Promise<OrderAnswer> {
  await settleDueActs(tx, actor, input.customerId);
  const begun = await beginAct(tx, actor, input, changeId);
  if (!begun) return asAnswer(refuse({ code: "restriction.customer-unknown" }));
  const act = withRecall(begun, permissionsFor(input.level));

  const { level, agreementVersion } = input;
  const when = whenOf(input);
  const waiting = await waitingOf(tx, act, "freeze");
  const isProtected = (await loadProtected(tx, actor.distributorId, [act.customer.id])).has(act.customer.id);
  const decision = decideFreezeOrder(
    { ...act.facts, level, agreementVersion, manualLevel: manualLevelOf(act), isProtected },
    { ...when, open: waiting.open, at: act.at },
  );
  if (!decision.allowed) return asAnswer(decision);
  await endMoot(tx, act, waiting.moot);
  const second = needsSecondPerson(level, isProtected);
  if (when.timing === "now" && !second) return asAnswer(await freezeCustomerIn(tx, actor, input, changeId));

  await recallFor(tx, act);
  return writeOrder(tx, act, {
    kind: "freeze",
    level,
    origins: ["manual"],
    ...when,
    reason: input.reason,
    messageToCustomer: input.messageToCustomer,
    agreementVersion: level === "account-and-resources" ? agreementVersion : null,
    preview: await previewFreeze(tx, act, level),
    second,
  });
}

/** The instant asked for belongs to a scheduled order alone. */
function whenOf({ level, timing: asked = "delayed", orderedFor }: FreezeOrderInput) {
  const timing = timingFor(level, asked);
  return { timing, orderedFor: (timing === "scheduled" && orderedFor) || null };
}

function manualLevelOf({ governance }: Act): FreezeLevel | null {
  return governance.freezes.find(({ origin }) => origin === "manual")?.level ?? null;
}

/** Lifts at once, or orders the lift for an instant to come; answers every reason against. */
export async function orderLift({ actor }: Permit<"restriction.lift">, input: LiftOrderInput): Promise<OrderAnswer> {
  return inTenant(actor, (tx) => orderLiftIn(tx, actor, input));
}

async function orderLiftIn(
  tx: Transaction,
  actor: Actor,
  input: LiftOrderInput,
  changeId: string = newId(),
): Promise<OrderAnswer> {
  const timing = input.timing === "scheduled" ? "scheduled" : "now";
  await settleDueActs(tx, actor, input.customerId);
  if (timing === "now") return asAnswer(await liftFreezeIn(tx, actor, input, changeId));
  const begun = await beginAct(tx, actor, input, changeId);
  if (!begun) return asAnswer(refuse({ code: "restriction.customer-unknown" }));

  const { origins, orderedFor = null } = input;
  const open = begun.governance.freezes;
  const act = withRecall(begun, permissionsToLift({ origins, open }));
  const hasBudget = act.governance.budget !== null;
  const waiting = await waitingOf(tx, act, "lift");
  const decision = decideLiftOrder(
    { ...act.facts, origins, open, hasBudget },
    { timing, orderedFor, open: waiting.open, at: act.at },
  );
  if (!decision.allowed) return asAnswer(decision);
  await endMoot(tx, act, waiting.moot);

  await recallFor(tx, act);
  return writeOrder(tx, act, {
    kind: "lift",
    level: null,
    origins,
    timing,
    orderedFor,
    reason: input.reason,
    messageToCustomer: input.messageToCustomer,
    agreementVersion: null,
    preview: null,
    second: false,
  });
}

function asAnswer(decision: Decision<RestrictionReason>): OrderAnswer {
  return { ...(decision.allowed ? ALLOWED : decision), runsAt: null, awaitsSecondPerson: false };
}
