import { ListSubCustomerBudgetInput, ListSubCustomerBudgetOutput } from "@/lib/contracts/vendor/budget";
import { MEASURE_MAIN } from "@/lib/contracts/vendor/fields";
import { getCurrency } from "@/lib/data/customer/get-currency";
import { listAddressedStandings } from "@/lib/data/customer/list-addressed";
import { addressOf } from "../_plumbing/address";
import { amountsOf } from "../_plumbing/budget";
import { operation } from "../_plumbing/operation";

export const listSubCustomerBudget = operation({
  name: "ListSubCustomerBudget",
  method: "POST",
  path: "/v2/partners/sub-customers/budget/query",
  purpose: "the budgets of up to 100 customers",
  action: "budget.read",
  input: ListSubCustomerBudgetInput,
  output: ListSubCustomerBudgetOutput,
  run: async ({ permit, input }) => {
    const address = await addressOf(permit, input);
    if ("code" in address) return address;
    const standings = await listAddressedStandings(permit, input.customer_ids, address, new Date());
    const infos = standings
      .filter(({ budget }) => budget !== null)
      .map((standing) => ({ customer_id: standing.id, ...amountsOf(standing) }));
    return { body: { measure_id: MEASURE_MAIN, currency: await getCurrency(permit), budget_infos: infos } };
  },
});
