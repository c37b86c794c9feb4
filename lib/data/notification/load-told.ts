import "server-only";
import { and, asc, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { alerts, customers, distributors, messages, outbox, resellers } from "@/db/schema";
import type { Action } from "@/lib/domain/access/permit";
import { ALERT_KINDS, ALERTS } from "@/lib/domain/alert/alert";
import { type Topic, topicOf } from "@/lib/domain/notification/topic";
import type { CompanyRef } from "../alert/write-notices";

/** A notice as one company was told it. */
export type ToldNotice = {
  readonly noticeId: string;
  readonly messageId: string;
  readonly kind: string;
  readonly facts: unknown;
  readonly at: Date;
  readonly isUrgent: boolean;
  readonly topic: Topic;
  readonly needs: Action | null;
  readonly company: CompanyRef & { readonly name: string };
  readonly customer: { readonly id: string; readonly name: string } | null;
  /** The reseller it is about, where it is about no customer; null: about none. */
  readonly resellerId: string | null;
  /** The alert that it tells of is settled. */
  readonly isSettled: boolean;
};

/** What companies were told by these notices, oldest first; of a kind that no topic knows nobody is told elsewhere. */
export async function loadTold(
  tx: Transaction,
  distributorId: string,
  noticeIds: readonly string[],
): Promise<readonly ToldNotice[]> {
  const rows = await loadRows(tx, distributorId, noticeIds);
  const names = await loadNames(tx, distributorId, rows);
  const toldTo = Map.groupBy(rows, ({ noticeId }) => noticeId);
  return rows.flatMap((row) => {
    const told = toldTo.get(row.noticeId) ?? [];
    return toldOf(row, names, told.find(({ companyKind }) => companyKind === "reseller")?.companyId ?? null);
  });
}

function toldOf(row: Row, names: ReadonlyMap<string, string>, toldReseller: string | null): readonly ToldNotice[] {
  const { noticeId, messageId, kind, facts, at, companyKind, companyId, customerId } = row;
  const topic = topicOf(kind, facts);
  if (topic === null || noticeId === null) return [];
  const nameOf = (id: string) => names.get(id) ?? "";
  return [
    {
      noticeId,
      messageId,
      kind,
      facts,
      at,
      topic,
      isUrgent: isUrgentIn(row.payload),
      needs: needsOf(kind, facts),
      company: { kind: companyKind, id: companyId, name: nameOf(companyId) },
      customer: customerId === null ? null : { id: customerId, name: nameOf(customerId) },
      resellerId: row.alertResellerId ?? toldReseller,
      isSettled: row.alertState === "resolved" && kind !== "alert-resolved",
    },
  ];
}

/** What a narrowed member's assignments are asked about. */
export function subjectOf({ kind, facts, customer, resellerId }: ToldNotice) {
  return { kind, facts, customerId: customer?.id ?? null, resellerId };
}

async function loadRows(tx: Transaction, distributorId: string, noticeIds: readonly string[]) {
  return tx
    .select({
      noticeId: messages.noticeId,
      messageId: messages.id,
      kind: messages.kind,
      facts: messages.facts,
      at: messages.at,
      companyKind: messages.companyKind,
      companyId: messages.companyId,
      customerId: messages.customerId,
      payload: outbox.payload,
      alertState: alerts.state,
      alertResellerId: alerts.resellerId,
    })
    .from(messages)
    .innerJoin(outbox, and(eq(outbox.distributorId, messages.distributorId), eq(outbox.id, messages.noticeId)))
    .leftJoin(alerts, and(eq(alerts.distributorId, outbox.distributorId), eq(alerts.id, outbox.alertId)))
    .where(and(eq(messages.distributorId, distributorId), inArray(messages.noticeId, [...noticeIds])))
    .orderBy(asc(messages.noticeId), asc(messages.id));
}

type Row = Awaited<ReturnType<typeof loadRows>>[number];

/** Of every company told and every customer told of. */
async function loadNames(
  tx: Transaction,
  distributorId: string,
  rows: readonly Row[],
): Promise<ReadonlyMap<string, string>> {
  const customerIds = rows.flatMap(({ companyKind, companyId, customerId }) => [
    ...(companyKind === "customer" ? [companyId] : []),
    ...(customerId === null ? [] : [customerId]),
  ]);
  const resellerIds = rows.filter(({ companyKind }) => companyKind === "reseller").map(({ companyId }) => companyId);
  const found = [
    await tx
      .select({ id: distributors.distributorId, name: distributors.name })
      .from(distributors)
      .where(eq(distributors.distributorId, distributorId)),
    await tx
      .select({ id: resellers.id, name: resellers.name })
      .from(resellers)
      .where(and(eq(resellers.distributorId, distributorId), inArray(resellers.id, resellerIds))),
    await tx
      .select({ id: customers.id, name: customers.name })
      .from(customers)
      .where(and(eq(customers.distributorId, distributorId), inArray(customers.id, customerIds))),
  ];
  return new Map(found.flat().map(({ id, name }) => [id, name]));
}

function isUrgentIn(payload: unknown): boolean {
  return typeof payload === "object" && payload !== null && Reflect.get(payload, "ignoresQuietHours") === true;
}

/** What its alert's kind asks of a member beside the topic. */
function needsOf(kind: string, facts: unknown): Action | null {
  if (kind !== "alert-raised" && kind !== "alert-resolved") return null;
  const named: unknown = typeof facts === "object" && facts !== null ? Reflect.get(facts, "alert") : null;
  const alert = ALERT_KINDS.find((one) => one === named);
  return alert === undefined ? null : ALERTS[alert].needs;
}
