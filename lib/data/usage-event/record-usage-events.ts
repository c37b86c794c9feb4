import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { UsageEventAnswer, UsageEventInput, UsageRefusal } from "@/lib/contracts/usage-event";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { recordAudit } from "../audit";
import { ensurePartitions } from "../charge/ensure-partitions";
import { lockConcerned } from "../charge/lock-concerned";
import { suspendedReason } from "../company/suspensions";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { findDistributor } from "../system-actor";
import { inTenant } from "../tenant";
import { countStaged } from "./count-staged";
import { type EventRow, keyOf, readEvent } from "./read-event";
import { keepEventAccounts, stageEvents, takeEventIds } from "./stage-events";

type Standing = { readonly currency: string; readonly suspended: boolean };

function standingOf(actor: Actor): Promise<Standing> {
  return inTenant(actor, async (tx) => {
    const distributor = await findDistributor(tx, actor.distributorId);
    if (!distributor) throw new Error("the actor's distributor is gone");
    return { currency: distributor.currency, suspended: (await suspendedReason(tx, actor)) !== null };
  });
}

/** The first of each (source, id); a later one with the same id is known or in conflict with it. */
function firstOfEach(rows: readonly (EventRow | UsageRefusal)[]): ReadonlyMap<string, EventRow> {
  const firsts = new Map<string, EventRow>();
  for (const row of rows) {
    if (typeof row !== "string" && !firsts.has(keyOf(row))) firsts.set(keyOf(row), row);
  }
  return firsts;
}

async function record(tx: Transaction, actor: Actor): Promise<ReadonlySet<string>> {
  const at = await instantOf(tx);
  const changeId = newId();
  await countStaged(tx, actor, { changeId, at });
  const parked = await tx.execute<{ id: string }>(sql`select id from recounted where customer is null`);
  const [count] = await tx.execute<{ rows: number; listed: string | null }>(
    sql`select count(*)::integer as rows, trim_scale(sum(list_cost))::text as listed from new_events`,
  );
  if (count && count.rows > 0) {
    const { id, name } = actor.company;
    const subject = { kind: "distributor", id, name } as const;
    await recordAudit(tx, actor, [{ changeId, at, action: "usage.recorded", subject, after: count }]);
  }
  return new Set(parked.map(({ id }) => id));
}

/**
 * Counts each event once, in any order, however often sent (G11). Good ones go in together, in one transaction with
 * the alerts and acts they cause; the answers stand in the order of the events.
 */
export async function recordUsageEvents(
  { actor }: Permit<"usage.record">,
  events: readonly UsageEventInput[],
): Promise<readonly UsageEventAnswer[]> {
  const { currency, suspended } = await standingOf(actor);
  if (suspended) {
    return events.map(({ source, id }) => ({ source, id, status: "refused", code: "usage.company-suspended" }));
  }
  const rows = events.map((event) => readEvent(event, currency));
  const firsts = firstOfEach(rows);
  if (firsts.size === 0) return answersOf(events, rows, firsts, { known: new Map(), parked: new Set() });
  await ensurePartitions([...firsts.values()].map(({ month }) => month));
  const outcome = await inTenant(actor, async (tx) => {
    await stageEvents(tx, [...firsts.values()]);
    await keepEventAccounts(tx, actor, await instantOf(tx));
    await lockConcerned(tx, actor, sql`select account_id from new_events`);
    const known = await takeEventIds(tx, actor);
    return { known, parked: await record(tx, actor) };
  });
  return answersOf(events, rows, firsts, outcome);
}

type Outcome = { readonly known: ReadonlyMap<string, string>; readonly parked: ReadonlySet<string> };

function answersOf(
  events: readonly UsageEventInput[],
  rows: readonly (EventRow | UsageRefusal)[],
  firsts: ReadonlyMap<string, EventRow>,
  { known, parked }: Outcome,
): readonly UsageEventAnswer[] {
  return events.map(({ source, id }, index) => {
    const row = rows[index];
    if (row === undefined || typeof row === "string") {
      return { source, id, status: "refused", code: row ?? "usage.not-a-time" };
    }
    const key = keyOf(row);
    const first = firsts.get(key);
    const content = known.get(key) ?? first?.row_hash;
    if (content !== row.row_hash) return { source, id, status: "refused", code: "usage.conflict" };
    if (known.has(key) || first !== row) return { source, id, status: "known" };
    return { source, id, status: parked.has(row.id) ? "parked" : "taken" };
  });
}
