import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { customers, restrictionActs } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { type Decision, refuse } from "@/lib/domain/decision";
import { isHeldBy } from "@/lib/domain/delegation/authority";
import type { StepFacts } from "@/lib/domain/restriction/decide-order";
import type { RestrictionReason } from "@/lib/domain/restriction/decide-restriction";
import { dueEventOf, neededFor } from "@/lib/domain/restriction/waiting-act";
import { type LockedCustomer, loadActingSide } from "../customer/lock-customer";
import { loadAuthority } from "../delegation/load-authority";
import { lockGoverned } from "../delegation/lock-governed";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { customersOf } from "../scope";
import { inTenant } from "../tenant";
import { type KeptAct, lockAct } from "./load-restriction-acts";
import { settleAct } from "./run-act";

export type ActStep = {
  readonly act: KeptAct;
  readonly customer: LockedCustomer;
  readonly facts: StepFacts;
  readonly changeId: string;
  readonly at: Date;
};

type Steps = {
  readonly decide: (step: ActStep) => Decision<RestrictionReason>;
  /** Runs only when it was allowed; what it answers is the step's answer. */
  readonly write: (tx: Transaction, step: ActStep) => Promise<Decision<RestrictionReason>>;
};

/**
 * Locks the customer and then the act, decides, and writes, in one transaction. An act whose time has come is carried
 * out by whoever meets it, and the step refused; another company's is unknown.
 */
export async function takeActStep(
  actor: Actor,
  actId: string,
  { decide, write }: Steps,
): Promise<Decision<RestrictionReason>> {
  return inTenant(actor, async (tx) => {
    const customerId = await findCustomerOf(tx, actor, actId);
    const customer = customerId === null ? null : await lockGoverned(tx, actor, customerId, "share");
    const act = customer && (await lockAct(tx, actor.distributorId, actId));
    if (!customer || !act) return refuse({ code: "restriction.act-unknown" });
    const at = await instantOf(tx);
    const step = { act, customer, facts: await factsOf(tx, actor, act, at), changeId: newId(), at };
    const decision = decide(step);
    if (step.facts.due) await settleAct(tx, act, customer, at);
    return decision.allowed ? write(tx, step) : decision;
  });
}

async function findCustomerOf(tx: Transaction, actor: Actor, actId: string): Promise<string | null> {
  const [row] = await tx
    .select({ customerId: restrictionActs.customerId })
    .from(restrictionActs)
    .innerJoin(
      customers,
      and(eq(customers.distributorId, restrictionActs.distributorId), eq(customers.id, restrictionActs.customerId)),
    )
    .where(and(customersOf(actor), eq(restrictionActs.id, actId)));
  return row?.customerId ?? null;
}

async function factsOf(tx: Transaction, actor: Actor, act: KeptAct, at: Date): Promise<StepFacts> {
  const { company, via } = actor;
  const { suspended } = await loadActingSide(tx, actor);
  const authority = await loadAuthority(tx, actor.distributorId, act.customerId, at);
  const isOfCompany = company.id === act.companyId;
  return {
    state: act.state,
    due: dueEventOf(act, at) !== null,
    isOwn: via.kind === "person" && act.userId !== null && via.userId === act.userId,
    isParty: isOfCompany || isHeldBy(authority, neededFor(act), company.kind),
    isOfCompany,
    suspended,
  };
}
