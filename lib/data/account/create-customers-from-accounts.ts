import "server-only";
import { and, asc, eq, gt, inArray, like, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { cloudAccounts, directory, resellers } from "@/db/schema";
import type { AccountReason } from "@/lib/contracts/account";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import type { Decision } from "@/lib/domain/decision";
import { accountSlugOf } from "@/lib/domain/expenditure/account-slug";
import { type AuditNote, recordAudit } from "../audit";
import { lockConcerned } from "../charge/lock-concerned";
import { usageMovesOf } from "../charge/recount";
import { writeFor } from "../company/write-for";
import { addCustomer } from "../customer/add-customer";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { answerUsage } from "../usage/answer-usage";
import type { AccountFacts } from "./find-account";
import { insertMapping } from "./map-account";
import { accountIdsOf, recountAccounts } from "./recount-accounts";

export type CreatedCustomer = {
  readonly customerId: string;
  readonly accountId: string;
  readonly name: string;
  readonly accountName: string;
};
export type CreatedCustomers = { readonly allowed: true; readonly created: readonly CreatedCustomer[] };
type Refused = Extract<Decision<AccountReason>, { allowed: false }>;

/** Accounts that belong to nobody and have charges; all of them, or the wanted among them. */
async function listParked(tx: Transaction, actor: Actor, wanted: readonly string[] | null): Promise<AccountFacts[]> {
  const { accountId, name, customerId, firstChargeAt, parkedRows, parkedAmount } = cloudAccounts;
  return tx
    .select({ accountId, name, customerId, firstChargeAt, parkedRows, parkedAmount })
    .from(cloudAccounts)
    .where(
      and(
        eq(cloudAccounts.distributorId, actor.distributorId),
        sql`${cloudAccounts.customerId} is null`,
        gt(cloudAccounts.parkedRows, 0),
        wanted === null ? undefined : inArray(cloudAccounts.accountId, [...wanted]),
      ),
    )
    .orderBy(asc(cloudAccounts.accountId));
}

/** A name not taken in the whole installation: the slug, or the slug with the next free number. */
async function freeAccountName(tx: Transaction, slug: string): Promise<string> {
  const rows = await tx
    .select({ accountName: directory.accountName })
    .from(directory)
    .where(like(directory.accountName, `${slug}%`));
  const taken = new Set(rows.map(({ accountName }) => accountName));
  if (!taken.has(slug)) return slug;
  let number = 2;
  while (taken.has(`${slug}-${number}`)) number++;
  return `${slug}-${number}`;
}

async function isOwnReseller(tx: Transaction, { distributorId }: Actor, resellerId: string): Promise<boolean> {
  const [row] = await tx
    .select({ id: resellers.id })
    .from(resellers)
    .where(and(eq(resellers.distributorId, distributorId), eq(resellers.id, resellerId)));
  return row !== undefined;
}

type Change = { readonly changeId: string; readonly at: Date; readonly resellerId: string | null };

async function createOne(
  tx: Transaction,
  actor: Actor,
  account: AccountFacts,
  change: Change,
): Promise<CreatedCustomer> {
  const name = account.name ?? account.accountId;
  const accountName = await freeAccountName(tx, accountSlugOf(name));
  const { customerId } = await addCustomer(tx, actor, {
    name,
    accountName,
    resellerId: change.resellerId,
    email: null,
    phone: null,
    origin: "parked-account",
    associatedAt: account.firstChargeAt ?? change.at,
    at: change.at,
    changeId: change.changeId,
  });
  await insertMapping(tx, actor, { accountId: account.accountId, customerId, fromDay: null }, change.at);
  return { customerId, accountId: account.accountId, name, accountName };
}

function notesOf(created: readonly CreatedCustomer[], { changeId, at }: Change): readonly AuditNote[] {
  return created.map(({ customerId, accountId, name, accountName }) => ({
    changeId,
    at,
    action: "account.mapped",
    subject: { kind: "account", id: accountId, name, customerId },
    before: { customerId: null },
    after: { customerId, customer: accountName, fromDay: null },
  }));
}

/** One customer per parked account, named after it, frozen, associated since its first charge (G9, G13). */
export async function createCustomersFromAccounts(
  { actor }: Permit<"account.map">,
  { resellerId, accountIds }: { readonly resellerId: string | null; readonly accountIds: readonly string[] | null },
): Promise<CreatedCustomers | Refused> {
  return writeFor(
    actor,
    async (tx) => {
      if (resellerId !== null && !(await isOwnReseller(tx, actor, resellerId))) {
        return refused({ code: "account.reseller-unknown" });
      }
      const wanted = await listParked(tx, actor, accountIds);
      await lockConcerned(tx, actor, accountIdsOf(wanted.map(({ accountId }) => accountId)));
      // Read again: another person may have mapped one in between.
      const parked = await listParked(
        tx,
        actor,
        wanted.map(({ accountId }) => accountId),
      );
      if (parked.length === 0) return refused({ code: "account.none-parked" });

      const change = { changeId: newId(), at: await instantOf(tx), resellerId };
      const created: CreatedCustomer[] = [];
      for (const account of parked) created.push(await createOne(tx, actor, account, change));
      const moved = await recountAccounts(
        tx,
        actor,
        created.map(({ accountId }) => accountId),
        change.at,
      );
      await answerUsage(tx, actor, { ...change, moves: usageMovesOf(moved, change.at) });
      await recordAudit(tx, actor, notesOf(created, change));
      return { allowed: true, created };
    },
    "import",
  );
}

function refused(reason: AccountReason): Refused {
  return { allowed: false, reasons: [reason] };
}
