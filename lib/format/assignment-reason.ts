import type { AssignmentReason } from "@/lib/domain/assignment/decide-assignment";
import { holderWords } from "./sign";
import { type ArgsByCode, noArgs, type Wording, wordedByCode } from "./wording";

const ARGS: ArgsByCode<AssignmentReason> = {
  "assignment.unknown": noArgs,
  "assignment.company-suspended": ({ companies }) => ({ companies: companies.map(holderWords) }),
  "assignment.other-partner": ({ reseller }) => ({ reseller }),
  "assignment.no-manager": noArgs,
  "assignment.already-assigned": ({ manager }) => ({ manager }),
  "assignment.same-manager": ({ manager }) => ({ manager }),
  "assignment.not-assigned": noArgs,
};

/** Why an account manager was not assigned, changed or let go. */
export function assignmentReasonWords(reason: AssignmentReason): Wording {
  return wordedByCode(reason.code.replace("assignment.", "assignment.reason."), reason, ARGS);
}
