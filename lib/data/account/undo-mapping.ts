import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { accountMappings } from "@/db/schema";
import type { AccountReason } from "@/lib/contracts/account";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { ALLOWED, type Decision, refuse } from "@/lib/domain/decision";
import { recordAudit } from "../audit";
import { lockConcerned } from "../charge/lock-concerned";
import { usageMovesOf } from "../charge/recount";
import { writeFor } from "../company/write-for";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { answerUsage } from "../usage/answer-usage";
import { findAccount } from "./find-account";
import { accountIdsOf, recountAccounts } from "./recount-accounts";

const standing = ({ distributorId }: Actor, mappingId: string) =>
  and(
    eq(accountMappings.distributorId, distributorId),
    eq(accountMappings.id, mappingId),
    isNull(accountMappings.undoneAt),
  );

async function findMapping(tx: Transaction, actor: Actor, mappingId: string) {
  const { accountId, customerId, fromDay } = accountMappings;
  const [row] = await tx
    .select({ accountId, customerId, fromDay })
    .from(accountMappings)
    .where(standing(actor, mappingId));
  return row ?? null;
}

/** Takes a mapping back: its charges are again what the mappings left say, or parked (G13). */
export async function undoMapping(
  { actor }: Permit<"account.map">,
  { mappingId, reason }: { readonly mappingId: string; readonly reason: string | null },
): Promise<Decision<AccountReason>> {
  return writeFor(
    actor,
    async (tx) => {
      const wanted = await findMapping(tx, actor, mappingId);
      if (!wanted) return refuse<AccountReason>({ code: "account.mapping-unknown" });
      await lockConcerned(tx, actor, accountIdsOf([wanted.accountId]));
      const at = await instantOf(tx);
      const undone = await tx
        .update(accountMappings)
        .set({ undoneAt: at })
        .where(standing(actor, mappingId))
        .returning({ id: accountMappings.id });
      if (undone.length === 0) return refuse<AccountReason>({ code: "account.mapping-unknown" });

      const changeId = newId();
      const moved = await recountAccounts(tx, actor, [wanted.accountId], at);
      await answerUsage(tx, actor, { changeId, at, moves: usageMovesOf(moved, at) });
      const account = await findAccount(tx, actor, wanted.accountId);
      const { accountId, customerId } = wanted;
      await recordAudit(tx, actor, [
        {
          changeId,
          at,
          action: "account.mapping-undone",
          subject: { kind: "account", id: accountId, name: account?.name ?? accountId, customerId },
          before: { mappingId, ...wanted },
          after: { customerId: account?.customerId ?? null },
          reason,
        },
      ]);
      return ALLOWED;
    },
    "import",
  );
}
