import {
  type ActorStamp,
  alertHandlings,
  alertSteps,
  alerts,
  assignments,
  associations,
  auditEntries,
  budgetMarks,
  budgetRecords,
  budgets,
  customerQuestions,
  delegationRecords,
  delegations,
  freezeCauses,
  messages,
  orderedLevels,
  outbox,
  payPerUseBlocks,
  recalls,
  requestEntries,
  requests,
  restrictionPlaces,
} from "@/db/schema";
import { forCustomer, ignoresQuietHours, type Notice } from "@/lib/domain/alert/notice";
import type { AuditAction } from "@/lib/domain/audit/action";
import type { Stamps } from "./people";
import { insertRows, type Owner } from "./rows";
import type { Customer, World } from "./world";

/** The tables of the governance of customers, in the order in which they can be filled. */
const TABLES = {
  associations,
  budgets,
  budgetRecords,
  budgetMarks,
  freezeCauses,
  payPerUseBlocks,
  orderedLevels,
  restrictionPlaces,
  delegations,
  delegationRecords,
  recalls,
  assignments,
  alerts,
  alertHandlings,
  alertSteps,
  messages,
  outbox,
  requests,
  requestEntries,
  customerQuestions,
  auditEntries,
};

type Tables = typeof TABLES;
const NAMES = Object.keys(TABLES) as (keyof Tables)[];

/** Their rows, in the making. */
export type Records = { readonly [Name in keyof Tables]: Tables[Name]["$inferInsert"][] };

export function emptyRecords(): Records {
  return Object.fromEntries(NAMES.map((name) => [name, []])) as unknown as Records;
}

export async function insertRecords(owner: Owner, records: Records): Promise<void> {
  // Written in the order in which it happened, as the chain will seal it.
  const inOrder = records.auditEntries.toSorted((left, right) => left.at.getTime() - right.at.getTime());
  const rows: Records = { ...records, auditEntries: inOrder };
  for (const name of NAMES) await insertRows(owner, TABLES[name], rows[name]);
}

/** Everything a chapter of the story needs to write. */
export type Book = { readonly world: World; readonly stamps: Stamps; readonly records: Records };

/** One command of a person or of the product itself. */
export type Change = { readonly id: string; readonly at: Date; readonly by: ActorStamp };

export function changeAt({ world: { random } }: Book, at: Date, by: ActorStamp): Change {
  return { id: random.id(at), at, by };
}

type Subject = { readonly kind: string; readonly id: string; readonly name: string; readonly customerId?: string };

export type Note = {
  readonly change: Change;
  readonly action: AuditAction;
  readonly subject: Subject;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly reason?: string | null;
};

export function note({ world, records }: Book, { change, action, subject, before, after, reason }: Note): void {
  records.auditEntries.push({
    distributorId: world.distributor.id,
    id: world.random.id(change.at),
    changeId: change.id,
    at: change.at,
    by: change.by,
    companyId: world.distributor.id,
    action,
    subjectKind: subject.kind,
    subjectId: subject.id,
    subjectName: subject.name,
    customerId: subject.customerId ?? null,
    before: before ?? null,
    after: after ?? null,
    reason: reason ?? null,
    requestId: change.id,
  });
}

export function customerSubject({ id, name }: Customer): Subject {
  return { kind: "customer", id, name, customerId: id };
}

type Telling = {
  readonly customer: Customer;
  readonly at: Date;
  readonly notice: Notice;
  readonly customerHears: boolean;
  readonly alertId?: string;
};

const DELIVERED_AFTER_MS = 4_000;

type Raised = Pick<typeof alerts.$inferInsert, "id" | "distributorId" | "openedAt" | "resolvedAt">;

/** Puts an alert before both partners of its customer. */
export function handle(
  { world, records }: Book,
  { id, distributorId, openedAt, resolvedAt }: Raised,
  customer: Customer,
) {
  const { resellerId } = customer.associations[0];
  const companies = [
    { companyKind: "distributor" as const, companyId: distributorId },
    ...(resellerId === null ? [] : [{ companyKind: "reseller" as const, companyId: resellerId }]),
  ];
  for (const company of companies) {
    const common = { distributorId, alertId: id, companyId: company.companyId };
    const step = (kind: "raised" | "resolved", at: Date) =>
      records.alertSteps.push({ ...common, id: world.random.id(at), kind, at });
    records.alertHandlings.push({
      ...common,
      companyKind: company.companyKind,
      openedAt,
      resolvedAt: resolvedAt ?? null,
    });
    step("raised", openedAt);
    if (resolvedAt) step("resolved", resolvedAt);
  }
}

/** Tells the distributor, the reseller and, if it is to hear, the customer; long delivered. */
export function tell({ world, records }: Book, { customer, at, notice, customerHears, alertId }: Telling): void {
  const { distributor, random, span } = world;
  const { resellerId } = customer.associations[0];
  const to = [
    { kind: "distributor" as const, id: distributor.id },
    ...(resellerId === null ? [] : [{ kind: "reseller" as const, id: resellerId }]),
    ...(customerHears ? [{ kind: "customer" as const, id: customer.id }] : []),
  ];
  const common = { distributorId: distributor.id, kind: notice.kind };
  const noticeId = random.id(at);
  for (const { kind: companyKind, id: companyId } of to) {
    const { facts } = companyKind === "customer" ? forCustomer(notice) : notice;
    records.messages.push({
      ...common,
      id: random.id(at),
      companyKind,
      companyId,
      noticeId,
      customerId: customer.id,
      facts,
      at,
    });
  }
  records.outbox.push({
    ...common,
    id: noticeId,
    payload: { customerId: customer.id, facts: notice.facts, to, ignoresQuietHours: ignoresQuietHours(notice) },
    alertId: alertId ?? null,
    state: "delivered",
    attempts: 1,
    createdAt: at,
    deliveredAt: new Date(Math.min(at.getTime() + DELIVERED_AFTER_MS, span.now.getTime())),
  });
}
