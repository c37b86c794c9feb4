import { FreezeSubCustomersInput, LEVEL_OF, RestrictedOutput } from "@/lib/contracts/vendor/restriction";
import { freezeCustomer } from "@/lib/data/restriction/freeze-customer";
import { FREEZE_AGREEMENT_VERSION } from "@/lib/domain/restriction/cause";
import { operation } from "../_plumbing/operation";
import { restrictEach } from "../_plumbing/restrict";

export const freezeSubCustomers = operation({
  name: "FreezeSubCustomers",
  method: "POST",
  path: "/v2/partners/sub-customers/freeze",
  purpose: "freezes up to 10 customers by hand, their accounts or their resources too",
  action: "restriction.freeze",
  isWrite: true,
  input: FreezeSubCustomersInput,
  output: RestrictedOutput,
  run: (call) => {
    const { freeze_type: type = "ACCOUNT", reason } = call.input;
    const level = LEVEL_OF[type];
    // The vendor's call has no tick: calling it for resources is the acceptance.
    const agreementVersion = level === "account-and-resources" ? FREEZE_AGREEMENT_VERSION : null;
    return restrictEach(call, (permit, customerId) =>
      freezeCustomer(permit, { customerId, level, reason, messageToCustomer: null, agreementVersion }),
    );
  },
});
