import type { SuspendedReason } from "../access/suspension";
import { type Decision, decide, REASON_MAX } from "../decision";

export type CreditReason =
  | SuspendedReason
  | { readonly code: "credit.as-of-future"; readonly asOf: Date; readonly now: Date }
  | { readonly code: "credit.reason-missing" }
  | { readonly code: "credit.reason-too-long"; readonly length: number; readonly max: number }
  | { readonly code: "credit.heeded-already" }
  | { readonly code: "credit.not-heeded" };

type RecordFacts = { readonly asOf: Date; readonly at: Date };

/** May this record be written: it speaks of what was, never of what will be. */
export function decideRecord(facts: RecordFacts): Decision<CreditReason> {
  return decide<RecordFacts, CreditReason>(
    [({ asOf, at }) => (asOf > at ? { code: "credit.as-of-future", asOf, now: at } : null)],
    facts,
  );
}

type RuleFacts = { readonly heeded: boolean; readonly wanted: boolean; readonly reason: string };

/** May the company let purchases heed its credit from now on, or no more. */
export function decideRule(facts: RuleFacts): Decision<CreditReason> {
  return decide<RuleFacts, CreditReason>(
    [
      ({ reason }) => (reason.trim() === "" ? { code: "credit.reason-missing" } : null),
      ({ reason }) => {
        const { length } = Array.from(reason);
        return length > REASON_MAX ? { code: "credit.reason-too-long", length, max: REASON_MAX } : null;
      },
      ({ heeded, wanted }) => (heeded && wanted ? { code: "credit.heeded-already" } : null),
      ({ heeded, wanted }) => (!heeded && !wanted ? { code: "credit.not-heeded" } : null),
    ],
    facts,
  );
}
