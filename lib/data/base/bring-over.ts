import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { BaseAnswer } from "@/lib/contracts/base";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import type { BaseRow } from "@/lib/domain/base/base-row";
import { decideRow } from "@/lib/domain/base/decide-row";
import { AccountNameTaken } from "../customer/add-customer";
import { lockResellers } from "../delegation/lock-governed";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { loadStanding } from "./load-standing";
import { bringAccount, bringMember, bringReseller } from "./write-base";
import { bringCustomer } from "./write-customer";

export type Bringing = {
  /** In the order in which they are brought over. */
  readonly rows: readonly BaseRow[];
  /** What a member's link begins with; the secret follows. */
  readonly address: string;
};

/**
 * Brings over what is not there yet, each row decided afresh and written whole in a transaction of its own: cut short
 * at any point, the same file does the rest (G20). Answers in the order given.
 */
export async function bringOver(
  { actor }: Permit<"base.bring-over">,
  { rows, address }: Bringing,
): Promise<readonly BaseAnswer[]> {
  const changeId = newId();
  const answers: BaseAnswer[] = [];
  for (const row of rows) answers.push(await bringRow(actor, row, { address, changeId }));
  return answers;
}

export type BringingRow = { readonly address: string; readonly changeId: string };

async function bringRow(actor: Actor, row: BaseRow, bringing: BringingRow): Promise<BaseAnswer> {
  try {
    return await inTenant(actor, (tx) => bringIn(tx, actor, row, bringing), "import");
  } catch (thrown) {
    // Another command took the name between our look and our write; nothing of ours is written.
    if (!(thrown instanceof AccountNameTaken)) throw thrown;
    const { accountName } = thrown;
    return { status: "refused", reasons: [{ code: "company.account-name-taken", accountName }] };
  }
}

async function bringIn(tx: Transaction, actor: Actor, row: BaseRow, bringing: BringingRow): Promise<BaseAnswer> {
  // Two files at once would each find the other's rows missing.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`base ${actor.distributorId}`}, 0))`);
  const resellerId = await lockReseller(tx, actor, row);
  const at = await instantOf(tx);
  const standing = await loadStanding(tx, actor, [row], at);
  const decision = decideRow(row, standing);
  if (decision.status !== "brings") return decision;

  const change = { ...bringing, at };
  switch (row.record) {
    case "reseller":
      await bringReseller(tx, actor, row, change);
      break;
    case "customer":
      await bringCustomer(tx, actor, { row, resellerId, plan: decision.budget, month: standing.month }, change);
      break;
    case "account":
      await bringAccount(tx, actor, row, change);
      break;
    case "member":
      await bringMember(tx, actor, row, change);
  }
  return { status: "brought" };
}

/** Its pools must not change between decision and write (Decision 8); null where there is none to lock. */
async function lockReseller(tx: Transaction, actor: Actor, row: BaseRow): Promise<string | null> {
  if (row.record !== "customer" || row.reseller === null) return null;
  const [found] = await tx.execute<{ id: string }>(sql`
    select id from resellers where distributor_id = ${actor.distributorId} and account_name = ${row.reseller}`);
  if (!found) return null;
  await lockResellers(tx, actor.distributorId, [found.id], "exclusive");
  return found.id;
}
