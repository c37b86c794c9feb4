import { getDelegation } from "@/lib/data/delegation/get-delegation";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit } from "@/lib/domain/access/permit";
import type { Holder } from "@/lib/domain/delegation/authority";

/** Who sets the budgets of the company's customers together: a distributor always has customers of its own. */
export async function budgetHolderOf(actor: Actor, at: Date): Promise<Holder> {
  if (actor.company.kind === "distributor") return "distributor";
  const reading = issuePermit(actor, "delegation.read");
  const found = reading && (await getDelegation(reading, actor.company.id, at));
  return found?.grant.permissions.includes("set-budget") ? "reseller" : "distributor";
}
