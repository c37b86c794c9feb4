import "server-only";
import { isUuid } from "@/lib/contracts/is-uuid";
import type { SuggestedBudget } from "@/lib/contracts/what-if-view";
import type { Permit } from "@/lib/domain/access/permit";
import { pastOf, pastRangeOf } from "@/lib/domain/what-if/past";
import { type BudgetSuggestion, suggestBudget as suggest } from "@/lib/domain/what-if/suggest-budget";
import { inTenant } from "../tenant";
import { type ChosenCustomers, chooseCustomers } from "./choose-customers";
import { loadPastDays } from "./load-past-days";

/** Which budget each of the chosen customers' past suggests, by name, at most `limit` of them. */
export async function suggestBudgets(
  { actor }: Permit<"budget.read">,
  chosen: ChosenCustomers,
  limit: number,
  at: Date,
): Promise<readonly SuggestedBudget[]> {
  return inTenant(actor, async (tx) => {
    const found = await chooseCustomers(tx, actor, chosen, limit);
    const days = await loadPastDays(
      tx,
      actor,
      found.map(({ id }) => id),
      pastRangeOf(at),
    );
    return found.map(({ id, name, reseller, since }) => ({
      id,
      name,
      reseller,
      suggestion: suggest(pastOf(since, at, days.get(id) ?? []).spending),
    }));
  });
}

/** The same for one; null: no customer of the actor's. */
export async function suggestBudget(
  permit: Permit<"budget.read">,
  customerId: string,
  at: Date,
): Promise<BudgetSuggestion | null> {
  if (!isUuid(customerId)) return null;
  const chosen = { customerIds: [customerId], resellerId: null, manager: null, withoutBudget: false };
  return (await suggestBudgets(permit, chosen, 1, at))[0]?.suggestion ?? null;
}
