import type { WhoseChoices } from "@/components/expenditure/whose-filters";
import type { CustomerSummary, ExpenditureCharge } from "@/lib/contracts/expenditure-view";
import { listCustomerNames } from "@/lib/data/customer/list-customer-names";
import { listCustomerResellers } from "@/lib/data/customer/list-customer-resellers";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit } from "@/lib/domain/access/permit";
import { accountManagersOf } from "../../account-managers";

/** Whose expenditure can be asked for; a former customer is named by what is shown of it. */
export async function whoseChoicesOf(
  actor: Actor,
  customerId: string | null,
  shown: readonly Pick<CustomerSummary | ExpenditureCharge, "customer">[],
): Promise<WhoseChoices> {
  const permit = issuePermit(actor, "customer.read");
  const [resellers, managers, names] = await Promise.all([
    permit ? listCustomerResellers(permit) : [],
    accountManagersOf(actor),
    permit && customerId !== null ? listCustomerNames(permit, [customerId]) : new Map<string, string>(),
  ]);
  const name = names.get(customerId ?? "") ?? shown.find(({ customer }) => customer.id === customerId)?.customer.name;
  return {
    resellers,
    managers,
    customer: customerId === null ? null : { id: customerId, name: name ?? customerId.slice(-8) },
  };
}
