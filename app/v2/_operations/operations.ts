import type { VendorOperation } from "../_plumbing/operation";
import { createSubCustomer } from "./create-sub-customer";
import { freezeSubCustomers } from "./freeze-sub-customers";
import { listCustomerOnDemandResources } from "./list-customer-on-demand-resources";
import { listCustomerOrders } from "./list-customer-orders";
import { listCustomerselfResourceRecords } from "./list-customerself-resource-records";
import { listIndirectPartners } from "./list-indirect-partners";
import { listPayPerUseCustomerResources } from "./list-pay-per-use-customer-resources";
import { listResourceTypes } from "./list-resource-types";
import { listServiceTypes } from "./list-service-types";
import { listSubCustomerBudget } from "./list-sub-customer-budget";
import { listSubCustomerBudgetRecords } from "./list-sub-customer-budget-records";
import { listSubCustomerCoupons } from "./list-sub-customer-coupons";
import { listSubCustomers } from "./list-sub-customers";
import { showCustomerExpenditureQuota } from "./show-customer-expenditure-quota";
import { showCustomerMonthlySum } from "./show-customer-monthly-sum";
import { showCustomerOrderDetails } from "./show-customer-order-details";
import { showPartnerConsumptionQuota } from "./show-partner-consumption-quota";
import { showRefundOrderDetails } from "./show-refund-order-details";
import { showSubCustomerBudget } from "./show-sub-customer-budget";
import { unfreezeSubCustomers } from "./unfreeze-sub-customers";
import { updateSubCustomerBudget } from "./update-sub-customer-budget";

/** Everything that is served, in the order of the document. */
export const OPERATIONS: readonly VendorOperation[] = [
  listSubCustomers,
  createSubCustomer,
  showSubCustomerBudget,
  listSubCustomerBudget,
  updateSubCustomerBudget,
  listSubCustomerBudgetRecords,
  freezeSubCustomers,
  unfreezeSubCustomers,
  listIndirectPartners,
  listCustomerOrders,
  showCustomerOrderDetails,
  showRefundOrderDetails,
  listCustomerOnDemandResources,
  listPayPerUseCustomerResources,
  listSubCustomerCoupons,
  showPartnerConsumptionQuota,
  showCustomerExpenditureQuota,
  showCustomerMonthlySum,
  listCustomerselfResourceRecords,
  listServiceTypes,
  listResourceTypes,
];

type Params = Readonly<Record<string, string>>;

/** The operation at a path as it was sent, with what its parameters are; null when none is there. */
export function operationAt(
  method: string,
  pathname: string,
): { readonly operation: VendorOperation; readonly params: Params } | null {
  const given = pathname.replace(/\/$/, "").split("/");
  for (const operation of OPERATIONS) {
    const params = operation.method === method ? paramsOf(operation.path.split("/"), given) : null;
    if (params) return { operation, params };
  }
  return null;
}

function paramsOf(path: readonly string[], given: readonly string[]): Params | null {
  if (path.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [place, segment] of path.entries()) {
    const [name, value] = [/^\{(\w+)\}$/.exec(segment)?.[1], given[place] ?? ""];
    if (name !== undefined) params[name] = decoded(value);
    else if (segment !== value) return null;
  }
  return params;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
