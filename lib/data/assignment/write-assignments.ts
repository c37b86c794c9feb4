import "server-only";
import type { Transaction } from "@/db/client";
import { assignments } from "@/db/schema";
import type { ManagerName } from "@/lib/contracts/assignment-view";
import type { Actor } from "@/lib/domain/access/actor";
import type { AssignmentAct } from "@/lib/domain/assignment/decide-assignment";
import { stampOf } from "../actor-stamp";
import { tellCompanies } from "../alert/write-notices";
import { recordAudit } from "../audit";
import { newId } from "../new-id";
import { endAssignments } from "./end-assignments";
import type { Assignable } from "./find-managers";

type Change = {
  readonly kind: Assignable;
  readonly act: AssignmentAct;
  readonly wanted: ManagerName | null;
  readonly at: Date;
};
type Row = {
  readonly id: string;
  readonly name: string;
  readonly current: ManagerName | null;
};

/** Ends and begins what was decided, audits it row by row and tells who got and who lost something. */
export async function writeAssignments(
  tx: Transaction,
  actor: Actor,
  change: Change,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return;
  const { kind, act, wanted, at } = change;
  const changeId = newId();
  const ids = rows.map(({ id }) => id);
  const of = kind === "customer" ? { customerIds: ids } : { resellerIds: ids };
  if (act !== "assign") {
    await endAssignments(tx, actor, of, { why: act === "unassign" ? "unassigned" : "reassigned", at, changeId });
  }
  if (wanted) await beginAll(tx, actor, { ...change, wanted }, rows, changeId);
  await tellManagers(tx, actor, change, rows);
}

async function beginAll(
  tx: Transaction,
  actor: Actor,
  { kind, act, wanted, at }: Change & { readonly wanted: ManagerName },
  rows: readonly Row[],
  changeId: string,
): Promise<void> {
  const { distributorId, company } = actor;
  await tx.insert(assignments).values(
    rows.map(({ id }) => ({
      distributorId,
      id: newId(),
      companyId: company.id,
      memberId: wanted.memberId,
      customerId: kind === "customer" ? id : null,
      resellerId: kind === "reseller" ? id : null,
      changeId,
      by: stampOf(actor),
      since: at,
    })),
  );
  await recordAudit(
    tx,
    actor,
    rows.map(({ id, name, current }) => ({
      changeId,
      at,
      action: `${kind}.${act === "assign" ? "assigned" : "reassigned"}`,
      subject: { kind, id, name },
      before: { accountManager: current?.name ?? null },
      after: { accountManager: wanted.name },
    })),
  );
}

/** Who got and who lost something hears of it, each once; their company reads it with their name. */
async function tellManagers(
  tx: Transaction,
  { distributorId, company }: Actor,
  { kind, wanted, at }: Change,
  rows: readonly Row[],
): Promise<void> {
  const lost = Map.groupBy(
    rows.flatMap(({ name, current }) => (current ? [{ name, current }] : [])),
    ({ current }) => current.memberId,
  );
  const about = (told: readonly { readonly name: string }[]) =>
    ({ about: kind, name: told[0]?.name ?? "", count: told.length }) as const;
  await tellCompanies(
    tx,
    distributorId,
    at,
    [
      ...(wanted
        ? [{ kind: "account-manager-assigned" as const, memberId: wanted.memberId, manager: wanted.name, told: rows }]
        : []),
      ...[...lost].map(([memberId, told]) => ({
        kind: "account-manager-unassigned" as const,
        memberId,
        manager: told[0]?.current.name ?? "",
        told,
      })),
    ].map(({ kind: notice, memberId, manager, told }) => ({
      to: [{ kind: company.kind, id: company.id }],
      notice: { kind: notice, urgent: false, facts: { memberId, manager, ...about(told) } },
      customerId: null,
    })),
  );
}
