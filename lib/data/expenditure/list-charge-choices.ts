import "server-only";
import { wholeOf } from "@/lib/contracts/expenditure";
import type { ChargeChoices } from "@/lib/contracts/expenditure-view";
import type { Permit } from "@/lib/domain/access/permit";
import type { BillingMonth } from "@/lib/domain/calendar/billing-month";
import { monthRangeOf } from "@/lib/domain/expenditure/range";
import { inTenant } from "../tenant";
import { sumExpenditure } from "./sum-expenditure";

/** Products and regions of which the actor's customers have charges in the month. */
export async function listChargeChoices(
  { actor }: Permit<"expenditure.read">,
  month: BillingMonth,
): Promise<ChargeChoices> {
  const filter = wholeOf(monthRangeOf({ first: month, last: month }), "expenditure");
  const found = await inTenant(actor, (tx) => sumExpenditure(tx, actor, filter, ["product", "region"]));
  const distinct = (values: readonly string[]) => [...new Set(values)].toSorted();
  return {
    products: distinct(found.map(({ keys }) => keys.product)),
    regions: distinct(found.map(({ keys }) => keys.region)),
  };
}
