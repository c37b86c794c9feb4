import { month } from "@/lib/domain/base/base.fixture";
import type { BaseReason } from "@/lib/domain/base/base-reasons";
import { baseReasonWords } from "./base-reason";
import { type Facts, long, none, tellEvery, wordsOf } from "./reason.fixture";

type OwnReason = Extract<BaseReason, { readonly code: `base.${string}` }>;

const own: Facts<OwnReason> = {
  "base.administrator-missing": { accountName: "lindner" },
  "base.reseller-unknown": { accountName: "harbour-it" },
  "base.customer-unknown": { accountName: "lindner" },
  "base.company-unknown": { accountName: "lindner" },
  "base.reseller-frozen": { accountName: "harbour-it" },
  "base.customer-left": none,
  "base.associated-in-future": none,
  "base.budget-in-future": { month: month("2027-01") },
  "base.budget-before-association": { month: month("2026-01") },
  "base.reason-missing": none,
  "base.reason-too-long": long,
  "base.account-elsewhere": { customer: "keller" },
};
/** One of each family that is worded elsewhere. */
const others: readonly BaseReason[] = [
  { code: "company.account-name-taken", accountName: "lindner" },
  { code: "company.suspended", companies: ["distributor"] },
  { code: "role.administrator-alone" },
  { code: "budget.amount-missing" },
];

tellEvery({ base: [...wordsOf(own, baseReasonWords), ...others.map(baseReasonWords)] });
