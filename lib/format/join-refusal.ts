import type { JoinRefusal } from "@/lib/contracts/join";
import type { CompanyReason } from "@/lib/domain/access/company";
import type { PasswordReason } from "@/lib/domain/access/password";
import type { JoiningCause, JoiningReason } from "@/lib/domain/development/failure";
import { companyReasonWords } from "./company-reason";
import { joiningCauseWords, nextStepWords } from "./development-reason";
import { passwordReasonWords } from "./password-reason";
import { type ArgsByCode, noArgs, type Wording, wordedByCode } from "./wording";

const JOINING: ArgsByCode<JoiningReason> = {
  "joining.undeclared": ({ statements }) => ({ count: statements.length }),
  "joining.company-unknown": noArgs,
  "joining.has-account": noArgs,
  "joining.too-many": noArgs,
};

/** Why somebody has not joined, each followed by what to do about it where that is not plain. */
export function joinRefusalWords(reasons: readonly JoinRefusal[]): readonly Wording[] {
  return reasons.flatMap((reason) => {
    if (isAssociation(reason)) return [joiningCauseWords(reason), nextStepWords(reason, "customer")];
    if (isJoining(reason)) return [wordedByCode(reason.code.replace("joining.", "join.reason."), reason, JOINING)];
    return [isCompany(reason) ? companyReasonWords(reason) : passwordReasonWords(reason)];
  });
}

const isAssociation = (reason: JoinRefusal): reason is JoiningCause => reason.code.startsWith("association.");
const isJoining = (reason: JoinRefusal): reason is JoiningReason => reason.code.startsWith("joining.");
const isCompany = (reason: CompanyReason | PasswordReason): reason is CompanyReason =>
  reason.code.startsWith("company.");
