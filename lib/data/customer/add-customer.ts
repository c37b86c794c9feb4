import "server-only";
import type { Transaction } from "@/db/client";
import { associations, customers } from "@/db/schema";
import type { CreateCustomerInput } from "@/lib/contracts/customer";
import type { Actor } from "@/lib/domain/access/actor";
import { stampOf } from "../actor-stamp";
import { recordAudit } from "../audit";
import { addToDirectory } from "../company/add-to-directory";
import { newId } from "../new-id";
import { freezeAssociated } from "../restriction/write-causes";

export type NewCustomer = CreateCustomerInput & {
  /** Absent: it gets one. */
  readonly customerId?: string;
  readonly origin: "created" | "parked-account" | "invited" | "brought-over";
  /** First instant of the association: charges before it count for no budget (G9). */
  readonly associatedAt: Date;
  readonly at: Date;
  readonly changeId: string;
};

/** Thrown, since by then rows may be written: the caller's transaction must not commit. */
export class AccountNameTaken extends Error {
  constructor(readonly accountName: string) {
    super("account name taken");
  }
}

/** Thrown for the same reason. */
export class PlatformIdTaken extends Error {}

/**
 * A customer as it joins: associated, listed, frozen unless it is brought over (R-2.6, G20). Throws AccountNameTaken,
 * PlatformIdTaken.
 */
export async function addCustomer(
  tx: Transaction,
  actor: Actor,
  added: NewCustomer,
): Promise<{ readonly customerId: string; readonly associationId: string }> {
  const { distributorId } = actor;
  const { name, accountName, resellerId, email, phone, platform, origin, associatedAt, at, changeId } = added;
  const customerId = added.customerId ?? newId();
  const associationId = newId();
  const entry = { accountName, distributorId, companyKind: "customer", companyId: customerId } as const;
  if (!(await addToDirectory(tx, entry))) throw new AccountNameTaken(accountName);
  const inserted = await tx
    .insert(customers)
    .values({
      distributorId,
      id: customerId,
      resellerId,
      name,
      accountName,
      email,
      phone,
      platform: platform?.name ?? null,
      platformId: platform?.id ?? null,
      associationId,
      associatedAt,
      createdAt: at,
    })
    .onConflictDoNothing({ target: [customers.distributorId, customers.platform, customers.platformId] })
    .returning({ id: customers.id });
  if (inserted.length === 0) throw new PlatformIdTaken("platform id taken");
  await tx.insert(associations).values({
    distributorId,
    id: associationId,
    customerId,
    resellerId,
    origin,
    startedAt: associatedAt,
    countsSince: associatedAt,
  });
  const isFrozen = origin !== "brought-over";
  if (isFrozen) await freezeAssociated(tx, { distributorId, changeId, at, by: stampOf(actor) }, customerId);
  await recordAudit(tx, actor, [
    {
      changeId,
      at,
      action: "customer.created",
      subject: { kind: "customer", id: customerId, name },
      after: { accountName, resellerId, origin, associatedAt, frozen: isFrozen ? "association-default" : null },
    },
  ]);
  return { customerId, associationId };
}
