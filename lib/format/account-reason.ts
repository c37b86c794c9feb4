import type { AccountReason } from "@/lib/contracts/account";
import { type Wording, worded } from "./wording";

/** Why an account was not mapped. */
export function accountReasonWords({ code }: AccountReason): Wording {
  switch (code) {
    case "account.unknown":
    case "account.customer-unknown":
    case "account.already-mapped":
    case "account.mapping-unknown":
    case "account.reseller-unknown":
    case "account.none-parked":
      return worded(code.replace("account.", "delivery.accounts.reason."));
  }
}
