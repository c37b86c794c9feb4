import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Actor } from "@/lib/domain/access/actor";
import { RETENTION_DAYS } from "@/lib/domain/restriction/freeze";
import { countStandings } from "../customer/standing";
import { standingParts } from "../customer/standing-parts";

/** The customers below a company, and what is due among them whatever its state. */
export type Below = {
  readonly customers: number;
  /** Frozen by a cause of their own, which no reinstatement ends. */
  readonly frozen: number;
  readonly budgetUsedUp: number;
  /** Whose frozen resources are due for deletion by now. */
  readonly deletionDue: number;
};

/** Counted at once, for the operator and for those told. */
export async function countBelow(tx: Transaction, actor: Actor, at: Date): Promise<Below> {
  const parts = standingParts(at);
  return countStandings(tx, actor, parts, {
    customers: undefined,
    frozen: parts.frozen,
    budgetUsedUp: parts.reached(100),
    deletionDue: dueAt(at),
  });
}

function dueAt(at: Date): SQL {
  return sql`exists (select 1 from freeze_causes
    where freeze_causes.distributor_id = customers.distributor_id and freeze_causes.customer_id = customers.id
      and freeze_causes.ended_at is null and freeze_causes.gone_at is null
      and freeze_causes.level = 'account-and-resources'
      and freeze_causes.since <= ${at.toISOString()}::timestamptz - make_interval(days => ${RETENTION_DAYS}::int))`;
}
