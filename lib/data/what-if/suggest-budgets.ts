import "server-only";
import type { Permit } from "@/lib/domain/access/permit";
import { pastOf, pastRangeOf } from "@/lib/domain/what-if/past";
import { type BudgetSuggestion, suggestBudget } from "@/lib/domain/what-if/suggest-budget";
import { inTenant } from "../tenant";
import { type ChosenCustomer, type ChosenCustomers, chooseCustomers } from "./choose-customers";
import { loadPastDays } from "./load-past-days";

export type SuggestedBudget = Pick<ChosenCustomer, "id" | "name" | "reseller"> & {
  readonly suggestion: BudgetSuggestion;
};

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
      suggestion: suggestBudget(pastOf(since, at, days.get(id) ?? []).spending),
    }));
  });
}
