import type { Company } from "@/lib/domain/access/actor";
import { type Holder, UNDELEGATED } from "@/lib/domain/delegation/authority";

/** Who sets the budgets of the company's customers together: a distributor always has customers of its own. */
export function budgetHolderOf({ kind }: Company): Holder {
  const authority = UNDELEGATED;
  return kind === "distributor" ? "distributor" : authority["set-budget"];
}
