import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { accountMappings, associations, customers } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { billingMonthOf, monthStart } from "@/lib/domain/calendar/billing-month";
import { giveAccount } from "../account/give-account";
import { accountIdsOf } from "../account/recount-accounts";
import { stampOf } from "../actor-stamp";
import { recordAudit } from "../audit";
import { usageMovesOf } from "../charge/recount";
import { addCustomer, type NewCustomer } from "../customer/add-customer";
import type { LockedCustomer } from "../customer/lock-customer";
import { newId } from "../new-id";
import { freezeAssociated } from "../restriction/write-causes";
import { answerUsage } from "../usage/answer-usage";
import { recountSince } from "./recount-since";

export type Associating = {
  readonly customerId: string;
  readonly name: string;
  readonly accountName: string;
  /** With whom from now on; null: the distributor itself. */
  readonly resellerId: string | null;
  readonly changeId: string;
  readonly at: Date;
};

type Joining = {
  readonly returns: boolean;
  /** Absent: by invitation. */
  readonly origin?: "created" | "invited";
} & Pick<NewCustomer, "email" | "platform"> &
  Partial<Pick<NewCustomer, "phone">>;

/**
 * Associates a customer that joins or is created: frozen by default, without a budget, with an account to be charged on
 * (R-2.6, G12). A new one is made, a returning one (`returns`) taken up again; charges from before count for no budget of this
 * association (G9). Accounts, reseller and customer must be locked. Throws AccountNameTaken.
 */
export async function associateCustomer(
  tx: Transaction,
  actor: Actor,
  associating: Associating & Joining,
): Promise<LockedCustomer> {
  const { customerId, name, accountName, resellerId, changeId, at, email, phone = null, platform } = associating;
  const { origin = "invited" } = associating;
  const added = { customerId, name, accountName, resellerId, email, phone, platform: platform ?? null, origin };
  const { associationId } = associating.returns
    ? await takeUpAgain(tx, actor, associating)
    : await addCustomer(tx, actor, { ...added, associatedAt: at, at, changeId });
  if ((await accountsOf(tx, actor, customerId)).length === 0) {
    await giveAccount(tx, actor, { id: customerId, name }, { changeId, at });
  }
  return { id: customerId, name, accountName, resellerId, associationId, associatedAt: at, disassociatedAt: null };
}

async function takeUpAgain(
  tx: Transaction,
  actor: Actor,
  associating: Associating,
): Promise<{ readonly associationId: string }> {
  const { distributorId } = actor;
  const { customerId, name, resellerId, changeId, at } = associating;
  const associationId = newId();
  await tx.insert(associations).values({
    distributorId,
    id: associationId,
    customerId,
    resellerId,
    origin: "invited",
    startedAt: at,
    countsSince: at,
  });
  await tx
    .update(customers)
    .set({ resellerId, associationId, associatedAt: at, disassociatedAt: null })
    .where(and(eq(customers.distributorId, distributorId), eq(customers.id, customerId)));
  await freezeAssociated(tx, { distributorId, changeId, at, by: stampOf(actor) }, customerId);
  await recordAudit(tx, actor, [
    {
      changeId,
      at,
      action: "customer.associated",
      subject: { kind: "customer", id: customerId, name },
      after: { resellerId, origin: "invited", associatedAt: at, frozen: "association-default" },
    },
  ]);
  await countAnew(tx, actor, associating);
  return { associationId };
}

/** Whatever was charged before counts for no budget from now on (G9). */
async function countAnew(tx: Transaction, actor: Actor, { customerId, changeId, at }: Associating): Promise<void> {
  const moved = await recountSince(tx, actor, customerId, monthStart(billingMonthOf(at)), at);
  await answerUsage(tx, actor, { changeId, at, moves: usageMovesOf(moved, at) });
}

/** Every account that some mapping in force names this customer for. */
async function accountsOf(tx: Transaction, { distributorId }: Actor, customerId: string): Promise<readonly string[]> {
  const rows = await tx
    .selectDistinct({ accountId: accountMappings.accountId })
    .from(accountMappings)
    .where(
      and(
        eq(accountMappings.distributorId, distributorId),
        eq(accountMappings.customerId, customerId),
        sql`${accountMappings.undoneAt} is null`,
      ),
    );
  return rows.map(({ accountId }) => accountId);
}

/** Locks a customer's accounts, before its reseller and itself, in order of their ids. */
export async function lockAccountsOf(tx: Transaction, actor: Actor, customerId: string): Promise<void> {
  await tx.execute(sql`
    select 1 from cloud_accounts
    where distributor_id = ${actor.distributorId}
      and account_id in (${accountIdsOf(await accountsOf(tx, actor, customerId))})
    order by account_id for no key update`);
}
