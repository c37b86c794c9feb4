import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import type { AlertKind } from "@/lib/domain/alert/alert";
import type { Handled, HandlingAct, HandlingActKind } from "@/lib/domain/alert/decide-handling";
import type { AlertStepKind } from "@/lib/domain/alert/handling";
import type { AuditAction } from "@/lib/domain/audit/action";
import type { AuditNote, AuditSubject } from "../audit";
import { newId } from "../new-id";

export type Done = { readonly act: HandlingAct; readonly toName: string | null; readonly at: Date };

/** What each act leaves in the alert's history. */
export const STEP_OF = {
  acknowledge: "acknowledged",
  own: "owned",
  "hand-over": "handed-over",
  release: "released",
  note: "noted",
  snooze: "snoozed",
  wake: "woken",
  resolve: "resolved",
  reopen: "reopened",
} as const satisfies Record<HandlingActKind, AlertStepKind>;

const ACTION_OF = {
  acknowledge: "alert.acknowledged",
  own: "alert.owned",
  "hand-over": "alert.handed-over",
  release: "alert.released",
  note: "alert.noted",
  snooze: "alert.snoozed",
  wake: "alert.woken",
  resolve: "alert.resolved",
  reopen: "alert.reopened",
} as const satisfies Record<HandlingActKind, AuditAction>;

type Found = Handled & {
  readonly id: string;
  readonly kind: AlertKind;
  readonly facts: unknown;
  readonly customerId: string | null;
  readonly resellerId: string | null;
};

/** The entry in the operation log, about whom the alert is about. */
export function handlingNote(actor: Actor, found: Found, after: Handled, { act, at }: Done): AuditNote {
  const told = { alertId: found.id, kind: found.kind };
  return {
    changeId: newId(),
    at,
    action: ACTION_OF[act.kind],
    subject: subjectOf(actor, found),
    before: { ...told, ...partsOf(found) },
    after: { ...told, ...partsOf(after) },
    reason: "text" in act && act.text !== "" ? act.text : null,
  };
}

const partsOf = ({ ownerId, acknowledgedAt, snoozedUntil, resolvedAt }: Handled) => ({
  ownerId,
  acknowledgedAt,
  snoozedUntil,
  resolvedAt,
});

function subjectOf({ company }: Actor, { customerId, resellerId, facts }: Found): AuditSubject {
  const named = (name: string) =>
    typeof facts === "object" && facts !== null ? String(Reflect.get(facts, name) ?? "") : "";
  if (customerId !== null) return { kind: "customer", id: customerId, name: named("customer") };
  if (resellerId !== null) return { kind: "reseller", id: resellerId, name: named("reseller") || named("company") };
  return { kind: company.kind, id: company.id, name: company.name };
}
