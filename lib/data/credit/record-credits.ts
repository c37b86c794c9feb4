import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { partnerCredits } from "@/db/schema";
import type { CreditAnswer, CreditInput } from "@/lib/contracts/credit";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { CREDIT_FIGURES, type CreditSource, type CreditStanding, isSame } from "@/lib/domain/credit/credit";
import { decideRecord } from "@/lib/domain/credit/decide-credit";
import { decimalOf } from "@/lib/domain/money/money";
import { stampOf } from "../actor-stamp";
import { recordAudit } from "../audit";
import { lockPartner } from "../company/lock-partner";
import { type Suspended, writeFor } from "../company/write-for";
import { hypothetically } from "../hypothetically";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { wakeRenewals } from "../order/wake-renewals";
import { partnerKindOf } from "./partner-kind";

type Records = {
  readonly records: readonly CreditInput[];
  readonly source: CreditSource;
  /** Answers what would become of them and writes nothing. */
  readonly dryRun: boolean;
};

type CreditsAnswer = { readonly allowed: true; readonly answers: readonly CreditAnswer[] } | Suspended;

/** Keeps how the actor's own credit stood at these instants; an answer a record, in order. */
export async function recordCredits(
  { actor }: Permit<"credit.record">,
  { records, source, dryRun }: Records,
): Promise<CreditsAnswer> {
  return writeFor(actor, async (tx): Promise<CreditsAnswer> => {
    // Whoever orders below holds this row: an order is decided before a record or after it.
    await lockPartner(tx, actor);
    const work = (within: Transaction) => writeRecords(within, actor, records, source);
    return { allowed: true, answers: dryRun ? await hypothetically(tx, work) : await work(tx) };
  });
}

async function writeRecords(tx: Transaction, actor: Actor, records: readonly CreditInput[], source: CreditSource) {
  const at = await instantOf(tx);
  const known = [...(await loadOf(tx, actor, records))];
  const answers: CreditAnswer[] = [];
  const fresh: CreditInput[] = [];
  for (const record of records) {
    const decision = decideRecord({ asOf: record.asOf, at });
    if (!decision.allowed) answers.push({ status: "refused", reasons: decision.reasons });
    else if (known.some((one) => isSame(one, record))) answers.push({ status: "stands" });
    else {
      known.push(record);
      fresh.push(record);
      answers.push({ status: "written" });
    }
  }
  if (fresh.length > 0) await insertRecords(tx, actor, { fresh, source, at });
  return answers;
}

function loadOf(
  tx: Transaction,
  { distributorId, company }: Actor,
  records: readonly CreditInput[],
): Promise<readonly CreditStanding[]> {
  const { asOf, quota, balance, coupons, due, unbilled } = partnerCredits;
  const instants = records.map((record) => record.asOf);
  return tx
    .select({ asOf, quota, balance, coupons, due, unbilled })
    .from(partnerCredits)
    .where(
      and(
        eq(partnerCredits.distributorId, distributorId),
        eq(partnerCredits.companyId, company.id),
        inArray(asOf, instants),
      ),
    );
}

type Fresh = { readonly fresh: readonly CreditInput[]; readonly source: CreditSource; readonly at: Date };

async function insertRecords(tx: Transaction, actor: Actor, { fresh, source, at }: Fresh): Promise<void> {
  const { distributorId, company } = actor;
  const companyKind = partnerKindOf(actor);
  const changeId = newId();
  const rows = fresh.map((record) => ({
    ...record,
    distributorId,
    id: newId(),
    companyKind,
    companyId: company.id,
    source,
    changeId,
    by: stampOf(actor),
    at,
  }));
  await tx.insert(partnerCredits).values(rows);
  const subject = { kind: companyKind, id: company.id, name: company.name };
  const notes = rows.map((row) => ({
    changeId,
    at,
    action: "credit.recorded" as const,
    subject,
    after: {
      asOf: row.asOf,
      source,
      ...Object.fromEntries(CREDIT_FIGURES.map((figure) => [figure, decimalOf(row[figure])])),
    },
  }));
  await recordAudit(tx, actor, notes);
  // Where it has room again, what was refused for it is tried at once.
  await wakeRenewals(tx, { distributorId, at }, null);
}
