import { type Decision, decide, REASON_MAX } from "../decision";
import type { Holder } from "../delegation/authority";
import type { FreezeLevel } from "../restriction/freeze";
import { COMPANY_STATES, type CompanyKind, type CompanyState } from "./actor";

/** A frozen company, or one below it, writes nothing (§14): which of them are frozen. */
export type SuspendedReason = { readonly code: "company.suspended"; readonly companies: readonly Holder[] };

export type SuspensionReason =
  | { readonly code: "company.not-a-partner" }
  | { readonly code: "company.reason-missing" }
  | { readonly code: "company.reason-too-long"; readonly length: number; readonly max: number };

type SuspensionFacts = { readonly kind: CompanyKind; readonly reason: string };

/** May the operator change the state of this company, and say so ("Suspension"). */
export function decideSuspension(facts: SuspensionFacts): Decision<SuspensionReason> {
  return decide<SuspensionFacts, SuspensionReason>(
    [
      ({ kind }) => (kind === "customer" ? { code: "company.not-a-partner" } : null),
      ({ reason }) => (reason.trim() === "" ? { code: "company.reason-missing" } : null),
      ({ reason }) => {
        const { length } = Array.from(reason);
        return length > REASON_MAX ? { code: "company.reason-too-long", length, max: REASON_MAX } : null;
      },
    ],
    facts,
  );
}

/** The stronger of the states of a company and of those above it: a frozen distributor takes its resellers with it. */
export function strongestState(states: readonly CompanyState[]): CompanyState {
  return states.reduce((left, right) => (rank(left) >= rank(right) ? left : right), "active");
}

const rank = (state: CompanyState) => COMPANY_STATES.indexOf(state);

/** What customers below a company in that state are frozen at; derived, never stored (G3, R-5.13, R-5.14). */
export function levelUnder(state: CompanyState): FreezeLevel | null {
  if (state === "active") return null;
  return state === "frozen" ? "account-and-resources" : "account";
}
