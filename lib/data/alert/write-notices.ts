import "server-only";
import type { Transaction } from "@/db/client";
import { messages, outbox } from "@/db/schema";
import type { CompanyKind } from "@/lib/domain/access/actor";
import type { CompanyNotice } from "@/lib/domain/alert/company-notice";
import { forCustomer, ignoresQuietHours, type Notice } from "@/lib/domain/alert/notice";
import { newId } from "../new-id";

export type Telling = {
  readonly customer: { readonly id: string; readonly resellerId: string | null };
  readonly notice: Notice;
  /** The customer hears of it too (G17). */
  readonly customerHears: boolean;
  readonly alertId: string | null;
};

export type CompanyRef = { readonly kind: CompanyKind; readonly id: string };

/** A notice to companies that it names itself; about a customer, or about none. */
export type CompanyTelling = {
  readonly to: readonly CompanyRef[];
  readonly notice: CompanyNotice;
  readonly customerId: string | null;
  /** The alert it tells of, where it is one. */
  readonly alertId?: string;
};

const BATCH = 1000;

/** Tells exactly these companies; one outbox row a notice (Decision 10). */
export async function tellCompanies(
  tx: Transaction,
  distributorId: string,
  at: Date,
  tellings: readonly CompanyTelling[],
): Promise<void> {
  const told = tellings.flatMap(({ to, notice, customerId }) =>
    to.map(({ kind, id }) => ({
      distributorId,
      id: newId(),
      companyKind: kind,
      companyId: id,
      kind: notice.kind,
      customerId,
      facts: notice.facts,
      at,
    })),
  );
  const effects = tellings.map(({ to, notice, customerId, alertId = null }) => ({
    distributorId,
    id: newId(),
    kind: notice.kind,
    payload: { customerId, facts: notice.facts, to, ignoresQuietHours: notice.urgent },
    alertId,
    state: "waiting" as const,
    createdAt: at,
  }));
  await insertNotices(tx, told, effects);
}

/** Tells distributor, reseller and, where it should hear, the customer; one outbox row a notice (Decision 10). */
export async function writeNotices(
  tx: Transaction,
  distributorId: string,
  at: Date,
  tellings: readonly Telling[],
): Promise<void> {
  const told = tellings.flatMap((telling) => rowsOf(distributorId, at, telling));
  const effects = tellings.map((telling) => effectOf(distributorId, at, telling));
  await insertNotices(tx, told, effects);
}

type Told = typeof messages.$inferInsert;
type Effect = typeof outbox.$inferInsert;

async function insertNotices(tx: Transaction, told: readonly Told[], effects: readonly Effect[]): Promise<void> {
  for (let start = 0; start < told.length; start += BATCH) {
    await tx.insert(messages).values(told.slice(start, start + BATCH));
  }
  for (let start = 0; start < effects.length; start += BATCH) {
    await tx.insert(outbox).values(effects.slice(start, start + BATCH));
  }
}

function rowsOf(distributorId: string, at: Date, telling: Telling) {
  const { customer } = telling;
  return companiesOf(distributorId, telling).map(({ kind, id }) => ({
    distributorId,
    id: newId(),
    companyKind: kind,
    companyId: id,
    kind: telling.notice.kind,
    customerId: customer.id,
    facts: kind === "customer" ? forCustomer(telling.notice).facts : telling.notice.facts,
    at,
  }));
}

function effectOf(distributorId: string, at: Date, telling: Telling) {
  const { notice, customer, alertId } = telling;
  return {
    distributorId,
    id: newId(),
    kind: notice.kind,
    payload: {
      customerId: customer.id,
      facts: notice.facts,
      to: companiesOf(distributorId, telling),
      ignoresQuietHours: ignoresQuietHours(notice),
    },
    alertId,
    state: "waiting" as const,
    createdAt: at,
  };
}

function companiesOf(distributorId: string, { customer, customerHears }: Telling) {
  return [
    { kind: "distributor" as const, id: distributorId },
    ...(customer.resellerId === null ? [] : [{ kind: "reseller" as const, id: customer.resellerId }]),
    ...(customerHears ? [{ kind: "customer" as const, id: customer.id }] : []),
  ];
}
