import type { CompanyReason } from "@/lib/domain/access/company";
import { suspendedWords } from "./suspension-reason";
import { type Wording, worded } from "./wording";

/** No such company below the one that asks. */
export type UnknownCompanyReason = { readonly code: "customer.unknown" } | { readonly code: "reseller.unknown" };

/** Why a company was not added, or nobody invited to it. */
export function companyReasonWords(reason: CompanyReason | UnknownCompanyReason): Wording {
  switch (reason.code) {
    case "company.suspended":
      return suspendedWords(reason);
    case "company.account-name-taken":
      return worded("reseller.reason.account-name-taken", { accountName: reason.accountName });
    case "company.account-name-invalid":
      return worded("reseller.reason.account-name-invalid");
    case "customer.unknown":
    case "reseller.unknown":
      return worded("reseller.reason.unknown");
  }
}
