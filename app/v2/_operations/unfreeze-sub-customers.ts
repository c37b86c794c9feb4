import { LEVEL_OF, RestrictedOutput, UnfreezeSubCustomersInput } from "@/lib/contracts/vendor/restriction";
import { liftWhole } from "@/lib/data/restriction/lift-freeze";
import { operation } from "../_plumbing/operation";
import { restrictEach } from "../_plumbing/restrict";

export const unfreezeSubCustomers = operation({
  name: "UnfreezeSubCustomers",
  method: "POST",
  path: "/v2/partners/sub-customers/unfreeze",
  purpose: "ends every freeze of up to 10 customers, of the kind that is in force",
  action: "restriction.lift",
  isWrite: true,
  input: UnfreezeSubCustomersInput,
  output: RestrictedOutput,
  run: (call) => {
    const { unfreeze_type: type = "ACCOUNT", reason } = call.input;
    return restrictEach(call, (permit, customerId) =>
      liftWhole(permit, { customerId, level: LEVEL_OF[type], reason, messageToCustomer: null }),
    );
  },
});
