import "server-only";
import type { Transaction } from "@/db/client";
import { messages, outbox } from "@/db/schema";
import { forCustomer, ignoresQuietHours, type Notice } from "@/lib/domain/alert/notice";
import { newId } from "../new-id";

export type Telling = {
  readonly customer: { readonly id: string; readonly resellerId: string | null };
  readonly notice: Notice;
  /** The customer hears of it too (G17). */
  readonly customerHears: boolean;
  readonly alertId: string | null;
};

const BATCH = 1000;

/** Tells distributor, reseller and, where it should hear, the customer; one outbox row a notice (Decision 10). */
export async function writeNotices(
  tx: Transaction,
  distributorId: string,
  at: Date,
  tellings: readonly Telling[],
): Promise<void> {
  const told = tellings.flatMap((telling) => rowsOf(distributorId, at, telling));
  for (let start = 0; start < told.length; start += BATCH) {
    await tx.insert(messages).values(told.slice(start, start + BATCH));
  }
  const effects = tellings.map((telling) => effectOf(distributorId, at, telling));
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
