import { type Decision, decide, type Rule } from "../decision";
import {
  ACT_RULES,
  type ActFacts,
  decideFreeze,
  decideLift,
  type FreezeFacts,
  held,
  type LiftFacts,
  type RestrictionReason,
  reasonTooLong,
  type Worded,
} from "./decide-restriction";
import type { HoldKind } from "./hold";
import { type ActState, isOpenAct, SCHEDULE_DAYS_MAX, type Timing, timingFor, type WaitingKind } from "./waiting-act";

const DAY_MS = 24 * 60 * 60 * 1000;

export type OpenAct = { readonly id: string; readonly kind: WaitingKind; readonly runsAt: Date | null };

/** When it is to happen, and what of its kind waits already. */
export type OrderFacts = {
  readonly timing: Timing;
  /** The instant a scheduled act names; null: none was given. */
  readonly orderedFor: Date | null;
  readonly open: OpenAct | null;
  readonly at: Date;
};

const TIME_RULES: readonly Rule<OrderFacts, RestrictionReason>[] = [
  ({ timing, orderedFor }) =>
    timing === "scheduled" && orderedFor === null ? { code: "restriction.time-missing" } : null,

  ({ timing, orderedFor, at }) =>
    timing === "scheduled" && orderedFor !== null && orderedFor <= at
      ? { code: "restriction.time-past", at: orderedFor }
      : null,

  ({ timing, orderedFor, at }) =>
    timing === "scheduled" && orderedFor !== null && orderedFor.getTime() - at.getTime() > SCHEDULE_DAYS_MAX * DAY_MS
      ? { code: "restriction.time-too-far", days: SCHEDULE_DAYS_MAX }
      : null,
];

const openRule: Rule<OrderFacts, RestrictionReason> = ({ open }) => (open === null ? null : openActReason(open));

function openActReason({ kind, id, runsAt }: OpenAct): RestrictionReason {
  return { code: "restriction.act-open", kind, actId: id, runsAt };
}

/**
 * An order of a freeze: what the freeze itself asks but the second person, who comes later, and that nothing of its
 * kind waits. An account may be frozen at once while the freeze of its resources waits.
 */
export function decideFreezeOrder(
  facts: Omit<FreezeFacts, "confirmed">,
  order: OrderFacts,
): Decision<RestrictionReason> {
  const waits = timingFor(facts.level, order.timing) !== "now" || facts.level === "account-and-resources";
  return both(
    decideFreeze({ ...facts, confirmed: true }),
    decide([...TIME_RULES, ...(waits ? [openRule] : [])], order),
  );
}

/** An order of a lift; one that waits already stands in the way of another that would wait. */
export function decideLiftOrder(facts: LiftFacts, order: OrderFacts): Decision<RestrictionReason> {
  const waits = order.timing !== "now";
  return both(decideLift(facts), decide([...TIME_RULES, ...(waits ? [openRule] : [])], order));
}

/** What names the resources to be deleted. */
export type ReleaseFacts = ActFacts & {
  readonly named: number;
  /** Names of those that are not to be deleted now. */
  readonly unfit: readonly string[];
};

/** Ordering the deletion of what is due: the holder's act, whole or not at all; a second person comes later (G8). */
export function decideReleaseOrder(facts: ReleaseFacts, open: OpenAct | null): Decision<RestrictionReason> {
  return both(
    decide<ReleaseFacts, RestrictionReason>(
      [
        ...held(["freeze-resources"]),
        ...ACT_RULES,
        ({ named }) => (named === 0 ? { code: "restriction.nothing-named" } : null),
        ({ unfit }) => (unfit.length > 0 ? { code: "restriction.not-due", names: unfit } : null),
      ],
      facts,
    ),
    decide([() => (open === null ? null : openActReason(open))], facts),
  );
}

/** Once confirmed: still the holder's, and at least one of them is still to be deleted; the others stay. */
export function decideRelease(facts: ReleaseFacts): Decision<RestrictionReason> {
  return decide<ReleaseFacts, RestrictionReason>(
    [
      ...held(["freeze-resources"]),
      ...ACT_RULES,
      ({ named, unfit }) => (unfit.length === named ? { code: "restriction.not-due", names: unfit } : null),
    ],
    facts,
  );
}

export type StepFacts = {
  readonly state: ActState;
  /** Time alone has made it due: it runs or expires, and nobody is asked any more. */
  readonly due: boolean;
  /** The acting person ordered it. */
  readonly isOwn: boolean;
  /** The acting company ordered it, or holds now what it needs. */
  readonly isParty: boolean;
  /** The acting company ordered it. */
  readonly isOfCompany: boolean;
  readonly suspended: ActFacts["suspended"];
};

const STEP_RULES: readonly Rule<StepFacts, RestrictionReason>[] = [
  ({ state }) => (isOpenAct(state) ? null : { code: "restriction.act-over", state }),
  ({ state, due }) => (isOpenAct(state) && due ? { code: "restriction.act-running" } : null),
  ({ suspended }) => (suspended.length > 0 ? { code: "restriction.company-suspended", companies: suspended } : null),
];

/** Until it takes effect, whoever ordered it or holds the permission now may call it off; why may be left out. */
export function decideCallOff(facts: StepFacts & Pick<ActFacts, "reason">): Decision<RestrictionReason> {
  return decide<StepFacts & Pick<ActFacts, "reason">, RestrictionReason>(
    [
      ...STEP_RULES,
      ({ isParty }) => (isParty ? null : { code: "restriction.act-unknown" }),
      ({ reason }) => reasonTooLong(reason),
    ],
    facts,
  );
}

/** The second person is of the acting company and never the one who ordered (G8, G21). */
export function decideSecondPerson(facts: StepFacts): Decision<RestrictionReason> {
  return decide<StepFacts, RestrictionReason>(
    [
      ...STEP_RULES,
      ({ state }) => (state === "waiting" ? { code: "restriction.not-awaiting" } : null),
      ({ isOfCompany }) => (isOfCompany ? null : { code: "restriction.act-unknown" }),
      ({ isOwn }) => (isOwn ? { code: "restriction.ordered-by-you" } : null),
    ],
    facts,
  );
}

/** Declining leaves nothing undone, so that it asks for a reason. */
export function decideDecline(facts: StepFacts & Pick<ActFacts, "reason">): Decision<RestrictionReason> {
  const { reason } = facts;
  return both(decideSecondPerson(facts), decide(ACT_RULES, { reason, messageToCustomer: null, suspended: [] }));
}

/** Marking a customer as protected, or taking the mark away (G8). */
export function decideProtection(
  facts: Worded & { readonly isProtected: boolean; readonly protect: boolean },
): Decision<RestrictionReason> {
  const { isProtected, protect } = facts;
  const objection: RestrictionReason = protect
    ? { code: "restriction.already-protected" }
    : { code: "restriction.not-protected" };
  return both(decide(ACT_RULES, facts), decide([() => (isProtected === protect ? objection : null)], facts));
}

/** Holding back deletion, or letting it go on, is the act of whoever holds freeze-resources (G8). */
export function decideHold(
  facts: ActFacts & { readonly kind: HoldKind; readonly isHeld: boolean; readonly hold: boolean },
): Decision<RestrictionReason> {
  const { kind, isHeld, hold } = facts;
  const objection: RestrictionReason = hold
    ? { code: "restriction.already-held", kind }
    : { code: "restriction.not-held", kind };
  return both(
    decide<ActFacts, RestrictionReason>([...held(["freeze-resources"]), ...ACT_RULES], facts),
    decide([() => (isHeld === hold ? objection : null)], facts),
  );
}

function both(one: Decision<RestrictionReason>, other: Decision<RestrictionReason>): Decision<RestrictionReason> {
  if (one.allowed) return other;
  if (other.allowed) return one;
  const [first, ...rest] = one.reasons;
  return { allowed: false, reasons: [first, ...rest, ...other.reasons] };
}
