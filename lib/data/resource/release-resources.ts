import "server-only";
import { and, asc, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { actResources } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { ALLOWED, type Decision, refuse } from "@/lib/domain/decision";
import { decideRelease } from "@/lib/domain/restriction/decide-order";
import type { RestrictionReason } from "@/lib/domain/restriction/decide-restriction";
import { type CompanyRef, tellCompanies } from "../alert/write-notices";
import type { LockedCustomer } from "../customer/lock-customer";
import { keptReasons } from "../request/kept-reasons";
import { beginAct } from "../restriction/begin-act";
import type { KeptAct } from "../restriction/load-restriction-acts";
import { closeResource } from "./close-resource";
import { type Judged, judgeRelease } from "./judge-release";
import type { LockedResource } from "./lock-resource";

/**
 * What two people agreed on, each resource decided afresh under its customer's lock: what is due and not held is closed,
 * what no longer fits stays and keeps its reasons (G8).
 */
export async function releaseResourcesIn(
  tx: Transaction,
  actor: Actor,
  act: KeptAct,
  changeId: string,
): Promise<Decision<RestrictionReason>> {
  const { customerId, reason, confirmedBy } = act;
  const begun = await beginAct(tx, actor, { customerId, reason, messageToCustomer: null }, changeId);
  if (!begun) return refuse({ code: "restriction.customer-unknown" });
  const { customer, at, facts } = begun;
  const resourceIds = await namedBy(tx, act);
  const judged = await judgeRelease(tx, actor.distributorId, { customer, resourceIds, at });
  const unfit = judged.filter(({ decision }) => !decision.allowed);
  const names = unfit.map(({ resource }) => resource.name);
  const decision = decideRelease({ ...facts, named: judged.length, unfit: names });
  if (!decision.allowed) {
    // Where it is not theirs to delete, nothing was said of the resources themselves.
    if (decision.reasons.every(({ code }) => code === "restriction.not-due")) await keepRefused(tx, act, unfit);
    return decision;
  }
  await keepRefused(tx, act, unfit);
  const released = judged.filter(({ decision: { allowed } }) => allowed).map(({ resource }) => resource);
  const closing = { cause: "released", changeId, at, reason, secondPerson: confirmedBy?.name ?? null } as const;
  for (const resource of released) {
    await closeResource(tx, actor, { ...closing, resource });
    await tx.update(actResources).set({ outcome: "released" }).where(lineOf(act, resource.id));
  }
  await tellReleased(tx, customer, released, { distributorId: actor.distributorId, at });
  return ALLOWED;
}

type Told = { readonly distributorId: string; readonly at: Date };

async function tellReleased(
  tx: Transaction,
  { id, name, resellerId }: LockedCustomer,
  released: readonly LockedResource[],
  { distributorId, at }: Told,
): Promise<void> {
  const to: readonly CompanyRef[] = [
    { kind: "distributor", id: distributorId },
    ...(resellerId === null ? [] : [{ kind: "reseller" as const, id: resellerId }]),
    { kind: "customer", id },
  ];
  const facts = { customer: name, count: released.length, name: released[0]?.name ?? "" };
  const notice = { kind: "resources-released", urgent: true, facts } as const;
  await tellCompanies(tx, distributorId, at, [{ to, notice, customerId: id }]);
}

async function namedBy(tx: Transaction, { distributorId, id }: KeptAct): Promise<readonly string[]> {
  const rows = await tx
    .select({ resourceId: actResources.resourceId })
    .from(actResources)
    .where(and(eq(actResources.distributorId, distributorId), eq(actResources.actId, id)))
    .orderBy(asc(actResources.resourceId));
  return rows.map(({ resourceId }) => resourceId);
}

async function keepRefused(tx: Transaction, act: KeptAct, unfit: readonly Judged[]): Promise<void> {
  for (const { resource, decision } of unfit) {
    if (decision.allowed) continue;
    await tx
      .update(actResources)
      .set({ outcome: "refused", refusal: keptReasons(decision.reasons) })
      .where(lineOf(act, resource.id));
  }
}

function lineOf({ distributorId, id }: KeptAct, resourceId: string) {
  return and(
    eq(actResources.distributorId, distributorId),
    eq(actResources.actId, id),
    eq(actResources.resourceId, resourceId),
  );
}
