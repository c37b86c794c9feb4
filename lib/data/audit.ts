import "server-only";
import type { Transaction } from "@/db/client";
import { auditEntries } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { mayTurnAlerts } from "@/lib/domain/alert/watched";
import type { AuditAction } from "@/lib/domain/audit/action";
import { decimalOf, type Money } from "@/lib/domain/money/money";
import { stampOf } from "./actor-stamp";
import { newId } from "./new-id";
import { ALERTS } from "./outbox/outbox-kind";
import { wakeOutbox } from "./outbox/wake-outbox";

export type AuditSubject = {
  readonly kind:
    | "distributor"
    | "reseller"
    | "customer"
    | "member"
    | "invitation"
    | "preregistration"
    | "customer-invitation"
    | "starting-policy"
    | "api-key"
    | "connector"
    | "webhook"
    | "delivery"
    | "import"
    | "account"
    | "user"
    | "month"
    | "request"
    | "order"
    | "resource"
    | "recipient";
  readonly id: string;
  readonly name: string;
  readonly customerId?: string | null;
};

export type AuditNote = {
  readonly changeId: string;
  readonly at: Date;
  /** What was done, past participle: "budget.set", "customer.created". */
  readonly action: AuditAction;
  readonly subject: AuditSubject;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly reason?: string | null;
};

/** A statement takes 65,535 values at most. */
const BATCH = 1000;

/** Writes the entries in the command's own transaction; never secrets, never passwords (G18). */
export async function recordAudit(tx: Transaction, actor: Actor, notes: readonly AuditNote[]): Promise<void> {
  for (let start = 0; start < notes.length; start += BATCH) {
    await tx.insert(auditEntries).values(notes.slice(start, start + BATCH).map((note) => entryOf(actor, note)));
  }
  // Every command comes by here, so that none can forget.
  if (notes.some(({ action }) => mayTurnAlerts(action))) {
    await wakeOutbox(tx, { kind: ALERTS, distributorId: actor.distributorId });
  }
}

function entryOf(actor: Actor, { changeId, at, action, subject, before, after, reason }: AuditNote) {
  return {
    distributorId: actor.distributorId,
    id: newId(),
    changeId,
    at,
    by: stampOf(actor),
    companyId: actor.company.id,
    action,
    subjectKind: subject.kind,
    subjectId: subject.id,
    subjectName: subject.name,
    customerId: subject.customerId ?? (subject.kind === "customer" ? subject.id : null),
    before: before === undefined ? null : plainOf(before),
    after: after === undefined ? null : plainOf(after),
    reason: reason ?? null,
    requestId: actor.requestId,
    ip: actor.ip,
  };
}

/** JSON form of facts: money as decimal text, instants as ISO text. */
export function plainOf(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_key, part) => (typeof part === "bigint" ? decimalOf(part as Money) : part)),
  );
}
