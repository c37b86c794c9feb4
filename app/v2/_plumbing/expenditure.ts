import { MEASURE_MAIN } from "@/lib/contracts/vendor/fields";
import { getCurrency } from "@/lib/data/customer/get-currency";
import type { Action } from "@/lib/domain/access/permit";
import { worded } from "@/lib/format/wording";
import type { VendorCall } from "./operation";

/** Why the fields that split an amount by what paid it are absent. */
export const NO_PAYMENTS = "what is paid is between partner and customer and not kept here";

/** What stands beside every figure of expenditure: they are no bill (R-7.8, G22). */
export async function stampOf<A extends Action>({ permit, say }: Pick<VendorCall<A, unknown>, "permit" | "say">) {
  return {
    measure_id: MEASURE_MAIN,
    currency: await getCurrency(permit),
    note: say(worded("expenditure.apiNote")),
  };
}
