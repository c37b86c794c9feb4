import "server-only";
import { wholeOf } from "@/lib/contracts/expenditure";
import { isUuid } from "@/lib/contracts/is-uuid";
import type { Permit } from "@/lib/domain/access/permit";
import type { DayRange } from "@/lib/domain/expenditure/range";
import { sumExpenditure } from "../expenditure/sum-expenditure";
import { inTenant } from "../tenant";
import { loadGroupNames } from "./load-group-names";

export type StatisticsChoices = {
  readonly products: readonly string[];
  readonly regions: readonly string[];
  /** Of those asked for: by id. */
  readonly customerNames: ReadonlyMap<string, string>;
};

/** What statistics of these days can be narrowed to, and the names of the actor's own among these customers. */
export async function getStatisticsChoices(
  { actor }: Permit<"expenditure.read">,
  range: DayRange,
  customerIds: readonly string[],
): Promise<StatisticsChoices> {
  return inTenant(actor, async (tx) => {
    const sums = await sumExpenditure(tx, actor, wholeOf(range, "statistics"), ["product", "region"]);
    const asked = customerIds.filter(isUuid);
    const nameOf = await loadGroupNames(tx, actor, "customer", asked);
    const each = (dimension: "product" | "region") =>
      [...new Set(sums.map(({ keys }) => keys[dimension]))].toSorted((left, right) => left.localeCompare(right, "en"));
    return {
      products: each("product"),
      regions: each("region"),
      customerNames: new Map(
        asked.flatMap((id) => {
          const { name } = nameOf(id);
          return name === null ? [] : [[id, name] as const];
        }),
      ),
    };
  });
}
