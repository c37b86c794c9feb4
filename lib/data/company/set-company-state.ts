import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { companyStates, distributors, resellers } from "@/db/schema";
import type { Actor, CompanyState } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { decideSuspension, type SuspensionReason } from "@/lib/domain/access/suspension";
import type { NonEmpty } from "@/lib/domain/decision";
import { stampOf } from "../actor-stamp";
import { recordAudit } from "../audit";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { wakeRenewals } from "../order/wake-renewals";
import { inTenant } from "../tenant";
import { type Below, countBelow } from "./count-below";
import { lockPartner } from "./lock-partner";
import { tellSuspension } from "./tell-suspension";

export type CompanyStateAnswer =
  /** changed: false where it was in that state already; then nothing is written and nobody told. */
  | {
      readonly allowed: true;
      readonly changed: boolean;
      readonly before: CompanyState;
      readonly since: Date;
      readonly below: Below;
    }
  | { readonly allowed: false; readonly reasons: NonEmpty<SuspensionReason> };

type Wish = { readonly state: CompanyState; readonly reason: string };

/** Suspends the permit's company, or reinstates it; bites on the next request of everyone below. */
export async function setCompanyState(
  { actor }: Permit<"company.suspend">,
  { state, reason }: Wish,
): Promise<CompanyStateAnswer> {
  const decision = decideSuspension({ kind: actor.company.kind, reason });
  if (!decision.allowed) return decision;
  return inTenant(actor, async (tx) => {
    const before = await lockPartner(tx, actor);
    const at = await instantOf(tx);
    const below = await countBelow(tx, actor, at);
    if (before === state) return { allowed: true, changed: false, before, since: await sinceOf(tx, actor, at), below };

    await moveState(tx, actor, { state, reason: reason.trim(), changeId: newId(), at, before, below });
    return { allowed: true, changed: true, before, since: at, below };
  });
}

const openOf = ({ distributorId, company }: Actor) =>
  and(
    eq(companyStates.distributorId, distributorId),
    eq(companyStates.companyId, company.id),
    isNull(companyStates.endedAt),
  );

async function sinceOf(tx: Transaction, actor: Actor, at: Date): Promise<Date> {
  const [open] = await tx.select({ since: companyStates.since }).from(companyStates).where(openOf(actor));
  return open?.since ?? at;
}

type Move = Wish & {
  readonly changeId: string;
  readonly at: Date;
  readonly before: CompanyState;
  readonly below: Below;
};

async function moveState(tx: Transaction, actor: Actor, move: Move): Promise<void> {
  const { state, reason, changeId, at, before, below } = move;
  const { distributorId, company } = actor;
  const companyKind = company.kind === "distributor" ? "distributor" : "reseller";
  const by = stampOf(actor);
  await tx
    .update(companyStates)
    .set({ endedAt: at, endedBy: by, endReason: reason, endChangeId: changeId })
    .where(openOf(actor));
  if (state !== "active") {
    await tx.insert(companyStates).values({
      distributorId,
      id: newId(),
      companyKind,
      companyId: company.id,
      state,
      changeId,
      reason,
      by,
      since: at,
    });
  }
  if (companyKind === "distributor") {
    await tx.update(distributors).set({ state }).where(eq(distributors.distributorId, distributorId));
  } else {
    await tx
      .update(resellers)
      .set({ state })
      .where(and(eq(resellers.distributorId, distributorId), eq(resellers.id, company.id)));
  }
  await recordAudit(tx, actor, [
    {
      changeId,
      at,
      action: state === "active" ? "company.reinstated" : "company.suspended",
      subject: { kind: companyKind, id: company.id, name: company.name },
      before: { state: before },
      after: { state, ...below },
      reason,
    },
  ]);
  await tellSuspension(tx, actor, { state, reason, at, below });
  if (state === "active") await wakeRenewals(tx, { distributorId, at }, null);
}
