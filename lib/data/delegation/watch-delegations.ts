import "server-only";
import { and, eq, isNotNull, lte, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { delegations, delegationWarnings } from "@/db/schema";
import { DAY_MS } from "@/lib/domain/calendar/billing-month";
import { isInForce } from "@/lib/domain/delegation/authority";
import { dueWarnings, WARNING_DAYS } from "@/lib/domain/delegation/warning";
import { decimalOf } from "@/lib/domain/money/money";
import { tellCompanies } from "../alert/write-notices";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { supersedeRequests } from "../request/supersede-requests";
import { findDistributor, systemActor } from "../system-actor";
import { inTenant } from "../tenant";
import { beginDelegation, type DelegationAct } from "./begin-delegation";
import { loadPools } from "./load-pools";
import { raiseQuotaMarks, reachedOf } from "./raise-quota-marks";
import { settleLapse } from "./settle-lapse";
import { bothOf } from "./tell-both";

type Watch = (tx: Transaction, act: DelegationAct) => Promise<unknown>;
type Candidates = (tx: Transaction, at: Date) => Promise<readonly { readonly resellerId: string }[]>;

/** Records grants that lapsed, dated to their ends; for a job, within a minute (G1). */
export async function settleLapses(distributorId: string): Promise<void> {
  await watch(
    distributorId,
    (tx, at) => granted(tx, distributorId, and(isNotNull(delegations.until), lte(delegations.until, at))),
    async (tx, act) => {
      const { actor, reseller, changeId, at } = act;
      if ((await settleLapse(tx, act)) === act) return;
      await supersedeRequests(tx, actor, { resellerId: reseller.id, changeId, at, except: null });
    },
  );
}

/** Warns both sides 30, 7 and 1 days before a grant's end, each once whatever runs twice or late (G1). */
export async function warnDelegationEnds(distributorId: string): Promise<void> {
  const withEnd = (tx: Transaction, at: Date) => {
    const horizon = new Date(at.getTime() + WARNING_DAYS[0] * DAY_MS);
    return granted(tx, distributorId, and(isNotNull(delegations.until), lte(delegations.until, horizon)));
  };
  await watch(distributorId, withEnd, warnOfEnd);
}

/** Alerts both sides when usage reaches 75, 90 or 100 % of a quota, each once a pool, quota and period (G2). */
export async function alertQuotas(distributorId: string): Promise<void> {
  const reaching = async (tx: Transaction, at: Date) => {
    const found = await granted(tx, distributorId, undefined);
    const ids = found.map(({ resellerId }) => resellerId);
    const pools = await loadPools(tx, distributorId, ids, at);
    return found.filter(({ resellerId, grantedAt, ...delegation }) => {
      const taken = pools.get(resellerId);
      return taken && reachedOf(delegation, taken, grantedAt, at).some(({ mark }) => mark > 0);
    });
  };
  await watch(distributorId, reaching, alertQuota);
}

function granted(tx: Transaction, distributorId: string, where: ReturnType<typeof and>) {
  return tx
    .select({
      resellerId: delegations.resellerId,
      permissions: delegations.permissions,
      monthlyQuota: delegations.monthlyQuota,
      oneTimeQuota: delegations.oneTimeQuota,
      until: delegations.until,
      grantedAt: delegations.grantedAt,
    })
    .from(delegations)
    .where(and(eq(delegations.distributorId, distributorId), sql`cardinality(${delegations.permissions}) > 0`, where))
    .orderBy(delegations.resellerId);
}

/** Each reseller in a transaction of its own, under its lock, so that no run meets another's half. */
async function watch(distributorId: string, candidates: Candidates, work: Watch): Promise<void> {
  const found = await inTenant({ distributorId }, async (tx) => candidates(tx, await instantOf(tx)));
  for (const { resellerId } of found) {
    await inTenant({ distributorId }, async (tx) => {
      const distributor = await findDistributor(tx, distributorId);
      if (!distributor) return;
      const system = systemActor(distributorId, distributor, newId());
      const act = await beginDelegation(tx, system, resellerId, null);
      if (act) await work(tx, act);
    });
  }
}

async function warnOfEnd(tx: Transaction, { actor, reseller, current, at }: DelegationAct): Promise<void> {
  const until = current?.until ?? null;
  if (current === null || until === null || !isInForce(current, at)) return;
  const due = dueWarnings({ until, setAt: current.setAt }, at);
  const nearest = due.at(-1);
  if (nearest === undefined) return;
  const { distributorId } = actor;
  const rows = due.map((days) => ({ distributorId, resellerId: reseller.id, until, days, at }));
  const given = await tx
    .insert(delegationWarnings)
    .values(rows)
    .onConflictDoNothing()
    .returning({ days: delegationWarnings.days });
  // A nearer warning overtakes the farther ones that a standstill has missed.
  if (!given.some(({ days }) => days === nearest)) return;
  const facts = { reseller: reseller.name, days: nearest, until: until.toISOString() };
  const notice = { kind: "delegation-ends", urgent: false, facts } as const;
  await tellCompanies(tx, distributorId, at, [{ to: bothOf(actor, reseller.id), notice, customerId: null }]);
}

const URGENT_FROM = 90;

async function alertQuota(tx: Transaction, { actor, reseller, current, pools, at }: DelegationAct): Promise<void> {
  if (current === null || !isInForce(current, at)) return;
  const { distributorId } = actor;
  const reached = reachedOf(current, pools, current.grantedAt, at);
  const rose = await raiseQuotaMarks(tx, distributorId, reseller.id, reached, at);
  const tellings = rose.map(({ kind, mark, quota, used }) => ({
    to: bothOf(actor, reseller.id),
    notice: {
      kind: "quota-threshold" as const,
      urgent: mark >= URGENT_FROM,
      facts: { reseller: reseller.name, kind, threshold: mark, quota: decimalOf(quota), used: decimalOf(used) },
    },
    customerId: null,
  }));
  await tellCompanies(tx, distributorId, at, tellings);
}
