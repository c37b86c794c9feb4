import { type Decision, decide, REASON_MAX, type Rule } from "../decision";
import type { Holder } from "../delegation/authority";
import type { StoredFreezeOrigin } from "../restriction/freeze";
import {
  type DisassociationEvent,
  type DisassociationState,
  isPending,
  mayTake,
  REQUESTS_MAX,
  recentOf,
  type Side,
} from "./disassociation";

/** What stands against an association's end itself; each has its way out. */
export type CheckReason =
  | { readonly code: "association.company-suspended"; readonly companies: readonly Holder[] }
  | { readonly code: "association.manually-frozen" }
  | { readonly code: "association.commitment-valid"; readonly count: number; readonly until: Date }
  | { readonly code: "association.requests-waiting"; readonly count: number };

export type DisassociationReason =
  | CheckReason
  /** No such customer or request, or it is another company's. */
  | { readonly code: "association.customer-unknown" }
  | { readonly code: "association.request-unknown" }
  /** The customer is with a reseller: that one and the customer agree. */
  | { readonly code: "association.not-the-partner" }
  | { readonly code: "association.not-declared" }
  | { readonly code: "association.not-understood" }
  | { readonly code: "association.reason-missing" }
  | { readonly code: "association.note-missing" }
  | { readonly code: "association.text-too-long"; readonly length: number; readonly max: number }
  | { readonly code: "association.already-asked"; readonly state: DisassociationState; readonly since: Date }
  | { readonly code: "association.too-often"; readonly max: number; readonly oldestAt: Date }
  | { readonly code: "association.not-pending"; readonly state: DisassociationState }
  /** The asker withdraws; the other side approves or rejects. */
  | { readonly code: "association.other-side" };

export type CheckFacts = {
  /** The partner and those above it that are frozen. */
  readonly suspended: readonly Holder[];
  readonly freezeOrigins: readonly StoredFreezeOrigin[];
  /** Reserved instances and savings plans within their term, as far as charges and orders tell; null: none. */
  readonly commitments: { readonly count: number; readonly until: Date } | null;
  /** The reseller's requests about the customer that wait for an answer. */
  readonly waiting: number;
};

export type AskFacts = CheckFacts & {
  /** Null: the distributor above the customer's reseller. */
  readonly side: Side | null;
  /** That no reserved instance or savings plan is valid which charges do not tell. */
  readonly declared: boolean;
  readonly understood: boolean;
  readonly reason: string;
  readonly pending: { readonly state: DisassociationState; readonly since: Date } | null;
  /** When this side asked before, newest first or in any order. */
  readonly asked: readonly Date[];
  readonly at: Date;
};

export type StepFacts = Pick<CheckFacts, "suspended"> & {
  readonly side: Side | null;
  readonly state: DisassociationState;
  readonly note: string | null;
};

export type ApprovalFacts = StepFacts & Omit<CheckFacts, "waiting">;

const NOT_SUSPENDED: Rule<Pick<CheckFacts, "suspended">, CheckReason> = ({ suspended }) =>
  suspended.length > 0 ? { code: "association.company-suspended", companies: suspended } : null;

const STANDING_RULES: readonly Rule<Omit<CheckFacts, "waiting">, CheckReason>[] = [
  NOT_SUSPENDED,
  ({ freezeOrigins }) => (freezeOrigins.includes("manual") ? { code: "association.manually-frozen" } : null),
  ({ commitments }) => (commitments === null ? null : { code: "association.commitment-valid", ...commitments }),
];

const CHECK_RULES: readonly Rule<CheckFacts, CheckReason>[] = [
  ...STANDING_RULES,
  ({ waiting }) => (waiting > 0 ? { code: "association.requests-waiting", count: waiting } : null),
];

function tooLong(text: string | null): DisassociationReason | null {
  const { length } = Array.from(text ?? "");
  return length > REASON_MAX ? { code: "association.text-too-long", length, max: REASON_MAX } : null;
}

const THE_PARTNER: Rule<{ readonly side: Side | null }, DisassociationReason> = ({ side }) =>
  side === null ? { code: "association.not-the-partner" } : null;

/** The automatic check: everything to settle before an association may end ("Check"). */
export function decideCheck(facts: CheckFacts): Decision<CheckReason> {
  return decide(CHECK_RULES, facts);
}

/** May this side ask now that the association ends ("Asking"). */
export function decideAsking(facts: AskFacts): Decision<DisassociationReason> {
  return decide<AskFacts, DisassociationReason>(
    [
      THE_PARTNER,
      ...CHECK_RULES,
      ({ pending }) => (pending === null ? null : { code: "association.already-asked", ...pending }),
      ({ asked, at }) => {
        const recent = recentOf(asked, at);
        const oldest = Math.min(...recent.map((one) => one.getTime()));
        return recent.length < REQUESTS_MAX
          ? null
          : { code: "association.too-often", max: REQUESTS_MAX, oldestAt: new Date(oldest) };
      },
      ({ declared }) => (declared ? null : { code: "association.not-declared" }),
      ({ understood }) => (understood ? null : { code: "association.not-understood" }),
      ({ reason }) => (reason.trim() === "" ? { code: "association.reason-missing" } : null),
      ({ reason }) => tooLong(reason),
    ],
    facts,
  );
}

function stepRules(event: DisassociationEvent): readonly Rule<StepFacts, DisassociationReason>[] {
  return [
    THE_PARTNER,
    ({ state }) => (isPending(state) ? null : { code: "association.not-pending", state }),
    ({ side, state }) =>
      side !== null && isPending(state) && !mayTake(side, state, event) ? { code: "association.other-side" } : null,
    ({ note }) => tooLong(note),
  ];
}

/** May the other side approve: what forbids the end now forbids it here as well ("Answering"). */
export function decideApproval(facts: ApprovalFacts): Decision<DisassociationReason> {
  return decide<ApprovalFacts, DisassociationReason>([...stepRules("approve"), ...STANDING_RULES], facts);
}

/** May the other side reject; the asker reads why. */
export function decideRejection(facts: StepFacts): Decision<DisassociationReason> {
  return decide<StepFacts, DisassociationReason>(
    [
      ...stepRules("reject"),
      // A customer may say no whatever became of its partner; a frozen partner writes nothing.
      (asked) => (asked.side === "partner" ? NOT_SUSPENDED(asked) : null),
      ({ note }) => ((note ?? "").trim() === "" ? { code: "association.note-missing" } : null),
    ],
    facts,
  );
}

/** May the asker take it back. */
export function decideWithdrawal(facts: StepFacts): Decision<DisassociationReason> {
  return decide<StepFacts, DisassociationReason>(
    [...stepRules("withdraw"), (asked) => (asked.side === "partner" ? NOT_SUSPENDED(asked) : null)],
    facts,
  );
}
