import type { CustomerReason } from "@/lib/domain/association/decide-customer";
import { holderWords } from "./sign";
import { type ArgsByCode, noArgs, type Wording, wordedByCode } from "./wording";

const ARGS: ArgsByCode<CustomerReason> = {
  "customer.company-suspended": ({ companies }) => ({ companies: companies.map(holderWords) }),
  "customer.reseller-unknown": noArgs,
  "customer.account-name-taken": ({ accountName }) => ({ accountName }),
  "customer.platform-known": ({ accountName }) => ({ accountName }),
};

/** Why a customer was not added. */
export function customerReasonWords(reason: CustomerReason): Wording {
  return wordedByCode(reason.code.replace("customer.", "customer.notAdded."), reason, ARGS);
}
