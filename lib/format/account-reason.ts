import type { AccountReason } from "@/lib/contracts/account";
import { suspendedWords } from "./suspension-reason";
import { type Wording, worded } from "./wording";

/** Why an account was not mapped. */
export function accountReasonWords(reason: AccountReason): Wording {
  switch (reason.code) {
    case "company.suspended":
      return suspendedWords(reason);
    case "account.unknown":
    case "account.customer-unknown":
    case "account.already-mapped":
    case "account.mapping-unknown":
    case "account.reseller-unknown":
    case "account.none-parked":
      return worded(reason.code.replace("account.", "delivery.accounts.reason."));
  }
}
