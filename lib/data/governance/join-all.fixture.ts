import { associateCustomer } from "../association/associate-customer";
import type { World } from "../budget/governance.fixture";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { inTenant } from "../tenant";

/** So many customers of the first reseller, as they join by invitation; in order of their ids, as a recall takes them. */
export function joinAll({ distributor, reseller }: World, count: number): Promise<readonly string[]> {
  return inTenant(distributor, async (tx) => {
    const at = await instantOf(tx);
    const ids = Array.from({ length: count }, () => newId()).toSorted();
    for (const customerId of ids) {
      await associateCustomer(tx, distributor, {
        customerId,
        name: `customer-${customerId.slice(-12)}`,
        accountName: `customer-${customerId.slice(-12)}`,
        resellerId: reseller.company.id,
        email: "c@c.example",
        changeId: newId(),
        at,
        returns: false,
      });
    }
    return ids;
  });
}
