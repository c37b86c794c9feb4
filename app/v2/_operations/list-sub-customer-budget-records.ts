import {
  BUDGET_TYPE_OF,
  ListSubCustomerBudgetRecordsInput,
  ListSubCustomerBudgetRecordsOutput,
  VENDOR_BUDGET_TYPE,
} from "@/lib/contracts/vendor/budget";
import { decimalNumber, MEASURE_MAIN, pageOf, utcText } from "@/lib/contracts/vendor/fields";
import { listBudgetRecordsAt } from "@/lib/data/budget/list-budget-records";
import { getCurrency } from "@/lib/data/customer/get-currency";
import { customerOf } from "../_plumbing/address";
import { operation } from "../_plumbing/operation";

export const listSubCustomerBudgetRecords = operation({
  name: "ListSubCustomerBudgetRecords",
  method: "GET",
  path: "/v2/partners/sub-customers/budget/records",
  purpose: "every setting of a customer's budget, the newest first",
  action: "budget.read",
  input: ListSubCustomerBudgetRecordsInput,
  output: ListSubCustomerBudgetRecordsOutput,
  run: async ({ permit, input }) => {
    const found = await customerOf(permit, input);
    if ("code" in found) return found;
    const { operation_type: operation, budget_type: type } = input;
    const { records, count } = await listBudgetRecordsAt(
      permit,
      found.customerId,
      { operation: operation && (operation === "SETTING" ? "set" : "deleted"), type: type && BUDGET_TYPE_OF[type] },
      pageOf(input),
    );
    return {
      body: {
        total_count: count,
        measure_id: MEASURE_MAIN,
        currency: await getCurrency(permit),
        record_list: records.map(({ amount, operation, at, by, type }) => ({
          budget_amount: decimalNumber(amount),
          operation_type: operation === "set" ? "SETTING" : "DELETE",
          operation_time: utcText(at),
          operator: by.name,
          budget_type: VENDOR_BUDGET_TYPE[type],
          partner_corp_name: by.company,
          partner_account_name: by.accountName,
        })),
      },
    };
  },
});
