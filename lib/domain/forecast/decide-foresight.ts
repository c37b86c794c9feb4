import type { SuspendedReason } from "../access/suspension";
import { type Decision, decide, REASON_MAX } from "../decision";
import { FROM_DAY_MAX } from "./pace";

export type ForesightReason =
  | SuspendedReason
  | { readonly code: "anomaly.unknown" }
  | { readonly code: "anomaly.reason-missing" }
  | { readonly code: "anomaly.reason-too-long"; readonly length: number; readonly max: number }
  | { readonly code: "anomaly.already-dismissed" }
  | { readonly code: "pace.day-out-of-range"; readonly max: number }
  | { readonly code: "pace.changed-meanwhile" };

type DismissalFacts = { readonly isKnown: boolean; readonly isDismissed: boolean; readonly reason: string };

/** May a day that does not fit be taken off the list. */
export function decideDismissal(facts: DismissalFacts): Decision<ForesightReason> {
  return decide<DismissalFacts, ForesightReason>(
    [
      ({ isKnown }) => (isKnown ? null : { code: "anomaly.unknown" }),
      ({ reason }) => (reason.trim() === "" ? { code: "anomaly.reason-missing" } : null),
      ({ reason }) => tooLong(reason),
      ({ isDismissed }) => (isDismissed ? { code: "anomaly.already-dismissed" } : null),
    ],
    facts,
  );
}

type PaceRuleFacts = { readonly fromDay: number; readonly shown: number; readonly current: number };

/** May alerts on pace follow that rule from now on; versions are those shown and in force. */
export function decidePaceRule(facts: PaceRuleFacts): Decision<ForesightReason> {
  return decide<PaceRuleFacts, ForesightReason>(
    [
      ({ fromDay }) =>
        fromDay >= 1 && fromDay <= FROM_DAY_MAX ? null : { code: "pace.day-out-of-range", max: FROM_DAY_MAX },
      ({ shown, current }) => (shown === current ? null : { code: "pace.changed-meanwhile" }),
    ],
    facts,
  );
}

function tooLong(reason: string): ForesightReason | null {
  const { length } = Array.from(reason);
  return length > REASON_MAX ? { code: "anomaly.reason-too-long", length, max: REASON_MAX } : null;
}
