import { ListSubCustomersInput, ListSubCustomersOutput, RESELLER_MODEL } from "@/lib/contracts/vendor/customer";
import { endOfSecond, pageOf, utcText } from "@/lib/contracts/vendor/fields";
import { type AddressedCustomer, listAddressed } from "@/lib/data/customer/list-addressed";
import { addressOf } from "../_plumbing/address";
import { knownOf } from "../_plumbing/answer";
import { operation } from "../_plumbing/operation";

const NOT_KEPT = "nothing is kept that would say it";

export const listSubCustomers = operation({
  name: "ListSubCustomers",
  method: "POST",
  path: "/v2/partners/sub-customers/query",
  purpose: "the caller's customers, or those of a distributor's reseller, who joined last first",
  action: "customer.read",
  input: ListSubCustomersInput,
  output: ListSubCustomersOutput,
  absent: {
    "customer_infos[].label": "customers have no tags",
    "customer_infos[].verified_status": NOT_KEPT,
    "customer_infos[].country_code": "part of telephone",
    "customer_infos[].customer_type": NOT_KEPT,
    "customer_infos[].customer_level": NOT_KEPT,
  },
  run: async ({ permit, input }) => {
    const address = await addressOf(permit, input);
    if ("code" in address) return address;
    // What no customer here has finds none.
    const findsNone = input.label !== undefined || (input.association_type ?? RESELLER_MODEL) !== RESELLER_MODEL;
    if (findsNone) return { body: { customer_infos: [], count: 0 } };
    const wanted = {
      ...address,
      id: input.customer_id?.toLowerCase(),
      name: input.customer,
      accountName: input.account_name,
      associatedFrom: input.associated_on_begin,
      associatedTo: endOfSecond(input.associated_on_end),
    };
    const { customers, count } = await listAddressed(permit, wanted, pageOf(input), new Date());
    return { body: { customer_infos: customers.map(informationOf), count } };
  },
});

function informationOf({ manager, platform, ...customer }: AddressedCustomer) {
  const { name, accountName, id, associatedAt, phone, email, freezeLevel } = customer;
  return {
    customer: name,
    account_name: accountName,
    customer_id: id,
    associated_on: utcText(associatedAt),
    association_type: RESELLER_MODEL,
    is_frozen: freezeLevel === null ? 0 : 1,
    account_managers: manager === null ? [] : [{ account_name: manager }],
    ...knownOf({ telephone: phone, xaccount_id: platform?.id, xaccount_type: platform?.name, email }),
  };
}
