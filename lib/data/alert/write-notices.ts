import "server-only";
import type { Transaction } from "@/db/client";
import { messages, outbox } from "@/db/schema";
import type { CompanyKind } from "@/lib/domain/access/actor";
import type { CompanyNotice } from "@/lib/domain/alert/company-notice";
import { forCustomer, ignoresQuietHours, type Notice } from "@/lib/domain/alert/notice";
import { newId } from "../new-id";
import { ALERTS, NOTICE } from "../outbox/outbox-kind";
import { wakeOutbox } from "../outbox/wake-outbox";

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
  await insertNotices(
    tx,
    distributorId,
    at,
    tellings.map(({ to, notice, customerId, alertId = null }) => ({
      kind: notice.kind,
      facts: notice.facts,
      customerFacts: notice.facts,
      customerId,
      to,
      ignoresQuietHours: notice.urgent,
      alertId,
    })),
  );
}

/** Tells distributor, reseller and, where it should hear, the customer; one outbox row a notice (Decision 10). */
export async function writeNotices(
  tx: Transaction,
  distributorId: string,
  at: Date,
  tellings: readonly Telling[],
): Promise<void> {
  await insertNotices(
    tx,
    distributorId,
    at,
    tellings.map(({ customer, notice, customerHears, alertId }) => ({
      kind: notice.kind,
      facts: notice.facts,
      customerFacts: forCustomer(notice).facts,
      customerId: customer.id,
      to: [
        ...partnersOf(distributorId, customer),
        ...(customerHears ? [{ kind: "customer" as const, id: customer.id }] : []),
      ],
      ignoresQuietHours: ignoresQuietHours(notice),
      alertId,
    })),
  );
}

/** The distributor and, where the customer has one, its reseller. */
export function partnersOf(
  distributorId: string,
  { resellerId }: { readonly resellerId: string | null },
): readonly CompanyRef[] {
  const distributor = { kind: "distributor" as const, id: distributorId };
  return resellerId === null ? [distributor] : [distributor, { kind: "reseller", id: resellerId }];
}

type Noted = {
  readonly kind: string;
  readonly facts: unknown;
  /** Without what a customer never reads. */
  readonly customerFacts: unknown;
  readonly customerId: string | null;
  readonly to: readonly CompanyRef[];
  readonly ignoresQuietHours: boolean;
  readonly alertId: string | null;
};

/** Readable in the product once committed; a job takes each to people on their ways. */
async function insertNotices(tx: Transaction, distributorId: string, at: Date, noted: readonly Noted[]): Promise<void> {
  if (noted.length === 0) return;
  const known = noted.map((one) => ({ ...one, noticeId: newId() }));
  const effects = known.map(({ noticeId, kind, customerId, facts, to, ignoresQuietHours: urgent, alertId }) => ({
    distributorId,
    id: noticeId,
    kind,
    payload: { customerId, facts, to, ignoresQuietHours: urgent },
    alertId,
    state: "waiting" as const,
    createdAt: at,
  }));
  const told = known.flatMap(({ noticeId, kind, customerId, facts, customerFacts, to }) =>
    to.map((company) => ({
      distributorId,
      id: newId(),
      companyKind: company.kind,
      companyId: company.id,
      kind,
      noticeId,
      customerId,
      facts: company.kind === "customer" ? customerFacts : facts,
      at,
    })),
  );
  for (let start = 0; start < effects.length; start += BATCH) {
    await tx.insert(outbox).values(effects.slice(start, start + BATCH));
  }
  for (let start = 0; start < told.length; start += BATCH) {
    await tx.insert(messages).values(told.slice(start, start + BATCH));
  }
  await wakeOutbox(tx, { kind: NOTICE, distributorId });
  await wakeOutbox(tx, { kind: ALERTS, distributorId });
}
