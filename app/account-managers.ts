import type { AccountManager } from "@/lib/contracts/assignment-view";
import { listAccountManagers } from "@/lib/data/assignment/list-account-managers";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit } from "@/lib/domain/access/permit";
import { narrowedTo } from "@/lib/domain/assignment/narrowing";

/** The colleagues a list can be filtered by and assigned to; whoever sees only its own chooses among none. */
export async function accountManagersOf(actor: Actor): Promise<readonly AccountManager[]> {
  const permit = issuePermit(actor, "assignment.read");
  return permit && narrowedTo(actor) === null ? listAccountManagers(permit) : [];
}
