import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { assignments, members, users } from "@/db/schema";
import type { AssignmentOutcome } from "@/lib/contracts/assignment-view";
import type { Actor, MemberRole } from "@/lib/domain/access/actor";
import { type AssignmentAct, decideAssignment } from "@/lib/domain/assignment/decide-assignment";
import { stampOf } from "../actor-stamp";
import { tellCompanies } from "../alert/write-notices";
import { recordAudit } from "../audit";
import { loadActingSide } from "../customer/lock-customer";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { endAssignments } from "./end-assignments";
import { type Assignable, findManagers } from "./find-managers";

/** A customer or reseller of the actor's, locked. */
export type LockedSubject = { readonly id: string; readonly name: string; readonly otherPartner: string | null };

type Asked = {
  readonly kind: Assignable;
  readonly act: AssignmentAct;
  readonly memberId: string | null;
  readonly ids: readonly string[];
};

/** Decides row by row and writes what is allowed, under the locks of what is assigned and then of the member. */
export async function changeAssignments(
  tx: Transaction,
  actor: Actor,
  { kind, act, memberId, ids }: Asked,
  locked: readonly LockedSubject[],
): Promise<readonly AssignmentOutcome[]> {
  const wanted = act === "unassign" || memberId === null ? null : await lockManager(tx, actor, memberId);
  const { suspended } = await loadActingSide(tx, actor);
  const managers = await findManagers(tx, actor, kind, ids);
  const at = await instantOf(tx);
  const decided = locked.map(({ id, name, otherPartner }) => {
    const current = managers.get(id) ?? null;
    return { id, name, current, decision: decideAssignment({ act, suspended, otherPartner, current, wanted }) };
  });
  const done = decided.filter(({ decision }) => decision.allowed);
  await writeAll(tx, actor, { kind, act, wanted, at }, done);

  const answers = new Map(decided.map(({ id, ...row }) => [id, row]));
  return [...new Set(ids)].map((id): AssignmentOutcome => {
    const row = answers.get(id);
    if (!row) return { id, name: id, reasons: [{ code: "assignment.unknown" }] };
    return { id, name: row.name, reasons: row.decision.allowed ? [] : row.decision.reasons };
  });
}

type Manager = { readonly memberId: string; readonly name: string; readonly roles: readonly MemberRole[] };

/** Share: the role must not be taken away meanwhile. Null: no member of the actor's company. */
async function lockManager(tx: Transaction, actor: Actor, memberId: string): Promise<Manager | null> {
  const [row] = await tx
    .select({ memberId: members.id, name: users.name, roles: members.roles })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(
      and(
        eq(members.distributorId, actor.distributorId),
        eq(members.companyId, actor.company.id),
        eq(members.id, memberId),
        isNull(members.removedAt),
      ),
    )
    .for("share", { of: members });
  return row ?? null;
}

type Change = {
  readonly kind: Assignable;
  readonly act: AssignmentAct;
  readonly wanted: Manager | null;
  readonly at: Date;
};
type Row = {
  readonly id: string;
  readonly name: string;
  readonly current: { readonly memberId: string; readonly name: string } | null;
};

async function writeAll(tx: Transaction, actor: Actor, change: Change, rows: readonly Row[]): Promise<void> {
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
  { kind, act, wanted, at }: Change & { readonly wanted: Manager },
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
