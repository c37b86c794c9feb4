import { randomBytes } from "node:crypto";
import { CreateSubCustomerInput, CreateSubCustomerOutput } from "@/lib/contracts/vendor/customer";
import { createCustomer } from "@/lib/data/customer/create-customer";
import { customerReasonWords } from "@/lib/format/customer-reason";
import { addressOf } from "../_plumbing/address";
import { operation } from "../_plumbing/operation";
import { refusalOf } from "../_plumbing/refusal";

const BY_INVITATION = "people of a customer sign in by invitation";

export const createSubCustomer = operation({
  name: "CreateSubCustomer",
  method: "POST",
  path: "/v2/partners/sub-customers",
  purpose:
    "creates a customer of the distributor or of one of its resellers, frozen unless a starting policy says else",
  action: "customer.create",
  isWrite: true,
  input: CreateSubCustomerInput,
  ignored: {
    verification_code: "addresses are not verified by codes here",
    password: BY_INVITATION,
    is_close_market_ms: "nothing is ever sent for marketing",
    include_association_result: "the association is always made, or the call fails",
  },
  output: CreateSubCustomerOutput,
  run: async ({ permit, input }) => {
    const address = await addressOf(permit, input);
    if ("code" in address) return address;
    // Names differ in more than capitals.
    const accountName = (input.domain_name ?? randomName()).toLowerCase();
    const answer = await createCustomer(permit, {
      name: input.domain_name ?? accountName,
      accountName,
      resellerId: address.resellerId,
      email: input.email ?? null,
      phone: null,
      platform: { name: input.xaccount_type, id: input.xaccount_id },
    });
    if (answer.allowed) return { body: { domain_id: answer.customerId, domain_name: accountName } };
    const error = refusalOf(answer.reasons, customerReasonWords);
    const known = answer.reasons.find((reason) => reason.code === "customer.platform-known");
    return known ? { ...error, beside: { domain_id: known.customerId, domain_name: known.accountName } } : error;
  },
});

/** 32 characters, the first of them a letter. */
function randomName(): string {
  return `c${randomBytes(16).toString("hex").slice(1)}`;
}
