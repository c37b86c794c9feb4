import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { accountMappings } from "@/db/schema";
import type { AccountReason } from "@/lib/contracts/account";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import type { BillingDay } from "@/lib/domain/calendar/billing-month";
import type { Decision } from "@/lib/domain/decision";
import { stampOf } from "../actor-stamp";
import { recordAudit } from "../audit";
import { lockConcerned } from "../charge/lock-concerned";
import { usageMovesOf } from "../charge/recount";
import { writeFor } from "../company/write-for";
import { lockCustomer } from "../customer/lock-customer";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { answerUsage } from "../usage/answer-usage";
import { findAccount } from "./find-account";
import { accountIdsOf, recountAccounts } from "./recount-accounts";

export type AccountMapping = {
  readonly accountId: string;
  readonly customerId: string;
  /** First day it holds for; null: from the account's first charge. */
  readonly fromDay: BillingDay | null;
};

export type Mapped = { readonly allowed: true; readonly mappingId: string };
type Refused = Extract<Decision<AccountReason>, { allowed: false }>;

async function hasSame(tx: Transaction, { distributorId }: Actor, mapping: AccountMapping): Promise<boolean> {
  const [same] = await tx
    .select({ customerId: accountMappings.customerId })
    .from(accountMappings)
    .where(
      and(
        eq(accountMappings.distributorId, distributorId),
        eq(accountMappings.accountId, mapping.accountId),
        isNull(accountMappings.undoneAt),
        mapping.fromDay === null ? isNull(accountMappings.fromDay) : eq(accountMappings.fromDay, mapping.fromDay),
      ),
    )
    .orderBy(accountMappings.mappedAt)
    .limit(1);
  return same?.customerId === mapping.customerId;
}

/** Writes one mapping; the account and the customer must be locked. */
export async function insertMapping(
  tx: Transaction,
  actor: Actor,
  { accountId, customerId, fromDay }: AccountMapping,
  at: Date,
): Promise<string> {
  const id = newId();
  const { distributorId } = actor;
  const by = stampOf(actor);
  await tx.insert(accountMappings).values({ distributorId, id, accountId, customerId, fromDay, mappedAt: at, by });
  return id;
}

/** Gives an account's charges to a customer, from a day on if wanted; parked ones apply at once (G13). */
export async function mapAccount({ actor }: Permit<"account.map">, mapping: AccountMapping): Promise<Mapped | Refused> {
  return writeFor(actor, (tx) => mapAccountIn(tx, actor, mapping), "import");
}

/** The same within a transaction of the caller; `changeId` where it is part of a wider change. */
export async function mapAccountIn(
  tx: Transaction,
  actor: Actor,
  mapping: AccountMapping,
  changeId: string = newId(),
): Promise<Mapped | Refused> {
  await lockConcerned(tx, actor, accountIdsOf([mapping.accountId]), [mapping.customerId]);
  const account = await findAccount(tx, actor, mapping.accountId);
  const customer = await lockCustomer(tx, actor, mapping.customerId);
  if (!account) return refused({ code: "account.unknown" });
  if (!customer) return refused({ code: "account.customer-unknown" });
  if (await hasSame(tx, actor, mapping)) return refused({ code: "account.already-mapped" });

  const at = await instantOf(tx);
  const mappingId = await insertMapping(tx, actor, mapping, at);
  const moved = await recountAccounts(tx, actor, [mapping.accountId], at);
  await answerUsage(tx, actor, { changeId, at, moves: usageMovesOf(moved, at) });
  await recordAudit(tx, actor, [
    {
      changeId,
      at,
      action: "account.mapped",
      subject: {
        kind: "account",
        id: account.accountId,
        name: account.name ?? account.accountId,
        customerId: customer.id,
      },
      before: {
        customerId: account.customerId,
        parkedRows: account.parkedRows,
        parkedAmount: account.parkedAmount,
      },
      after: {
        mappingId,
        customerId: customer.id,
        customer: customer.name,
        fromDay: mapping.fromDay,
      },
    },
  ]);
  return { allowed: true, mappingId };
}

function refused(reason: AccountReason): Refused {
  return { allowed: false, reasons: [reason] };
}
