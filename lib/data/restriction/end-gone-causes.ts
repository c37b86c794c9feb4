import "server-only";
import type { Transaction } from "@/db/client";
import type { Actor } from "@/lib/domain/access/actor";
import { freezeLevelOf, goneAtOf } from "@/lib/domain/restriction/freeze";
import { stampOf } from "../actor-stamp";
import { type Telling, writeNotices } from "../alert/write-notices";
import { type AuditNote, recordAudit } from "../audit";
import type { Governance, OpenBlock, OpenFreeze } from "../budget/load-governance";
import type { LockedCustomer } from "../customer/lock-customer";
import { type CauseTable, endCauses } from "./write-causes";

type Met = {
  readonly customer: LockedCustomer;
  readonly table: CauseTable;
  readonly cause: OpenFreeze | OpenBlock;
  readonly goneAt: Date;
};

type Instant = { readonly changeId: string; readonly at: Date };

/**
 * Ends, under the customers' lock, every cause that was no longer open because its budget lifts when
 * restored, dated to the instant it went (G6). Returns the governance without them.
 */
export async function endGoneCauses(
  tx: Transaction,
  system: Actor,
  { changeId, at }: Instant,
  customers: readonly LockedCustomer[],
  governance: ReadonlyMap<string, Governance>,
): Promise<ReadonlyMap<string, Governance>> {
  const met = customers.flatMap((customer) => metOf(customer, governance.get(customer.id), at));
  if (met.length === 0) return governance;

  const change = { distributorId: system.distributorId, changeId, at, by: stampOf(system) };
  for (const [key, group] of Map.groupBy(met, ({ table, goneAt }) => `${table} ${goneAt.getTime()}`)) {
    const [first] = group;
    if (!first) throw new Error(`no cause in group ${key}`);
    const ids = group.map(({ cause }) => cause.id);
    await endCauses(tx, first.table, change, { ids, endedAt: first.goneAt, reason: "budget-restored", gone: true });
  }

  const ended = new Set(met.map(({ cause }) => cause.id));
  const after = new Map([...governance].map(([id, found]) => [id, without(found, ended)]));
  await recordAudit(
    tx,
    system,
    met.map((one) => noteOf(one, changeId, at)),
  );
  await writeNotices(
    tx,
    system.distributorId,
    at,
    met.map((one) => tellingOf(one, after.get(one.customer.id))),
  );
  return after;
}

function metOf(customer: LockedCustomer, found: Governance | undefined, at: Date): readonly Met[] {
  if (!found?.budget?.liftWhenRestored) return [];
  const gone = (table: CauseTable) => (cause: OpenFreeze | OpenBlock) => {
    const goneAt = goneAtOf(cause, at);
    return goneAt === null ? [] : [{ customer, table, cause, goneAt }];
  };
  return [...found.freezes.flatMap(gone("freeze")), ...found.blocks.flatMap(gone("block"))];
}

function without(found: Governance, ended: ReadonlySet<string>): Governance {
  return {
    ...found,
    freezes: found.freezes.filter(({ id }) => !ended.has(id)),
    blocks: found.blocks.filter(({ id }) => !ended.has(id)),
  };
}

function noteOf({ customer, table, cause, goneAt }: Met, changeId: string, at: Date): AuditNote {
  return {
    changeId,
    at,
    action: table === "freeze" ? "restriction.lifted" : "restriction.pay-per-use-allowed",
    subject: { kind: "customer", id: customer.id, name: customer.name },
    before: cause,
    after: { origins: [cause.origin], endedAt: goneAt },
    reason: "budget-restored",
  };
}

function tellingOf({ customer, table }: Met, after: Governance | undefined): Telling {
  const told = {
    customer: customer.name,
    reason: null,
    automatic: "budget-restored",
    messageToCustomer: null,
  } as const;
  const origins = ["budget-exhausted"] as const;
  const notice =
    table === "freeze"
      ? { kind: "freeze-lifted" as const, facts: { ...told, origins, level: freezeLevelOf(after?.freezes ?? []) } }
      : { kind: "pay-per-use-allowed" as const, facts: { ...told, origins, blocked: (after?.blocks.length ?? 0) > 0 } };
  return { customer, notice, customerHears: true, alertId: null };
}
