import { ShowSubCustomerBudgetInput, ShowSubCustomerBudgetOutput } from "@/lib/contracts/vendor/budget";
import { MEASURE_MAIN } from "@/lib/contracts/vendor/fields";
import { listAddressedStandings } from "@/lib/data/customer/list-addressed";
import { addressOf } from "../_plumbing/address";
import { vendorError } from "../_plumbing/answer";
import { amountsOf } from "../_plumbing/budget";
import { operation } from "../_plumbing/operation";

export const showSubCustomerBudget = operation({
  name: "ShowSubCustomerBudget",
  method: "GET",
  path: "/v2/partners/sub-customers/budget",
  purpose: "a customer's budget and what of it is used",
  action: "budget.read",
  input: ShowSubCustomerBudgetInput,
  output: ShowSubCustomerBudgetOutput,
  run: async ({ permit, input }) => {
    const address = await addressOf(permit, input);
    if ("code" in address) return address;
    const [standing] = await listAddressedStandings(permit, [input.customer_id], address, new Date());
    if (!standing) return vendorError("CBC.0151");
    return { body: { ...amountsOf(standing), measure_id: MEASURE_MAIN, currency: standing.currency } };
  },
});
