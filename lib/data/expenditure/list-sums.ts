import "server-only";
import type { ExpenditureFilter } from "@/lib/contracts/expenditure";
import type { Permit } from "@/lib/domain/access/permit";
import type { ExpenditureDimension } from "@/lib/domain/expenditure/dimension";
import type { Freshness } from "@/lib/domain/expenditure/freshness";
import { inTenant } from "../tenant";
import { loadFreshness } from "./load-freshness";
import { type ExpenditureSum, sumExpenditure } from "./sum-expenditure";

export type Sums = {
  readonly freshness: Freshness;
  /** Null: there are more groups than asked for at most. */
  readonly groups: readonly ExpenditureSum<ExpenditureDimension>[] | null;
};

/** The expenditure one may read by those dimensions, with how fresh and final it is; null above so many groups. */
export async function listSums(
  { actor }: Permit<"expenditure.read">,
  filter: ExpenditureFilter,
  dimensions: readonly ExpenditureDimension[],
  groupsMax: number,
): Promise<Sums> {
  return inTenant(actor, async (tx) => {
    const groups = await sumExpenditure(tx, actor, filter, dimensions, groupsMax + 1);
    const freshness = await loadFreshness(tx, actor, filter.range);
    return { freshness, groups: groups.length > groupsMax ? null : groups };
  });
}
