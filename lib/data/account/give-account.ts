import "server-only";
import type { Transaction } from "@/db/client";
import { cloudAccounts } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { ZERO } from "@/lib/domain/money/money";
import { type AuditNote, recordAudit } from "../audit";
import { insertMapping } from "./map-account";

/**
 * A customer without any account gets an own one, named by its own id (G12). Nobody can have locked it before: it is
 * not there, or is nobody's.
 */
export async function giveAccount(
  tx: Transaction,
  actor: Actor,
  customer: { readonly id: string; readonly name: string },
  { changeId, at }: Pick<AuditNote, "changeId" | "at">,
): Promise<string> {
  const { distributorId } = actor;
  const { id: accountId, id: customerId, name } = customer;
  await tx
    .insert(cloudAccounts)
    .values({ distributorId, accountId, name, customerId, parkedAmount: ZERO, firstSeenAt: at })
    .onConflictDoUpdate({ target: [cloudAccounts.distributorId, cloudAccounts.accountId], set: { customerId } });
  const mappingId = await insertMapping(tx, actor, { accountId, customerId, fromDay: null }, at);
  await recordAudit(tx, actor, [
    {
      changeId,
      at,
      action: "account.mapped",
      subject: { kind: "account", id: accountId, name, customerId },
      before: { customerId: null },
      after: { mappingId, customerId, customer: name, fromDay: null },
    },
  ]);
  return accountId;
}
