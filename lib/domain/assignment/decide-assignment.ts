import type { MemberRole } from "../access/actor";
import { type Decision, decide, type Rule } from "../decision";
import type { Holder } from "../delegation/authority";
import { canManage } from "./narrowing";

export type AssignmentReason =
  /** No such customer or reseller, or none of this company's own. */
  | { readonly code: "assignment.unknown" }
  | { readonly code: "assignment.company-suspended"; readonly companies: readonly Holder[] }
  /** A distributor's own customers have their account manager there, a reseller's at that reseller. */
  | { readonly code: "assignment.other-partner"; readonly reseller: string }
  /** No member of this company, or none with the role. */
  | { readonly code: "assignment.no-manager" }
  | { readonly code: "assignment.already-assigned"; readonly manager: string }
  | { readonly code: "assignment.same-manager"; readonly manager: string }
  | { readonly code: "assignment.not-assigned" };

export const ASSIGNMENT_REASON_CODES = [
  "assignment.unknown",
  "assignment.company-suspended",
  "assignment.other-partner",
  "assignment.no-manager",
  "assignment.already-assigned",
  "assignment.same-manager",
  "assignment.not-assigned",
] as const satisfies readonly AssignmentReason["code"][];

/** Why an assignment ended; kept with it. */
export const ASSIGNMENT_ENDS = ["unassigned", "reassigned", "role-lost", "member-removed", "partner-changed"] as const;
export type AssignmentEnd = (typeof ASSIGNMENT_ENDS)[number];

export const ASSIGNMENT_ACTS = ["assign", "reassign", "unassign"] as const;
export type AssignmentAct = (typeof ASSIGNMENT_ACTS)[number];

export type AssignmentFacts = {
  readonly act: AssignmentAct;
  /** The acting company and those above it that are frozen: they write nothing (§14). */
  readonly suspended: readonly Holder[];
  /** The reseller whose customer it is, where that is not the acting company; null: it is the company's own. */
  readonly otherPartner: string | null;
  /** Who looks after it now; null: nobody. */
  readonly current: { readonly memberId: string; readonly name: string } | null;
  /** The wanted member as it stands in this company; null: no such, or nobody wanted. */
  readonly wanted: { readonly memberId: string; readonly roles: readonly MemberRole[] } | null;
};

const RULES: readonly Rule<AssignmentFacts, AssignmentReason>[] = [
  ({ suspended }) => (suspended.length > 0 ? { code: "assignment.company-suspended", companies: suspended } : null),
  ({ otherPartner }) => (otherPartner === null ? null : { code: "assignment.other-partner", reseller: otherPartner }),
  ({ act, wanted }) =>
    act !== "unassign" && (wanted === null || !canManage(wanted.roles)) ? { code: "assignment.no-manager" } : null,
  ({ act, current }) =>
    act === "assign" && current !== null ? { code: "assignment.already-assigned", manager: current.name } : null,
  ({ act, current, wanted }) =>
    act === "reassign" && current !== null && current.memberId === wanted?.memberId
      ? { code: "assignment.same-manager", manager: current.name }
      : null,
  ({ act, current }) => (act !== "assign" && current === null ? { code: "assignment.not-assigned" } : null),
];

/** Whether a customer or reseller gets, changes or loses its account manager ("Who looks after whom"). */
export function decideAssignment(facts: AssignmentFacts): Decision<AssignmentReason> {
  return decide(RULES, facts);
}
