import { type Decision, decide, REASON_MAX, type Rule } from "../decision";
import { type Authority, type Holder, notHeldOf, type Permission } from "../delegation/authority";
import { FREEZE_AGREEMENT_VERSION, MESSAGE_MAX, permissionsFor, permissionsForLevels } from "./cause";
import { type BlockOrigin, type FreezeLevel, freezeLevelOf, type StoredFreezeOrigin } from "./freeze";
import type { HoldKind } from "./hold";
import { type ActState, needsSecondPerson, type WaitingKind } from "./waiting-act";

export type RestrictionReason =
  /** No such customer, or none of this company's. */
  | { readonly code: "restriction.customer-unknown" }
  | { readonly code: "restriction.company-suspended"; readonly companies: readonly Holder[] }
  | { readonly code: "restriction.not-holder"; readonly permission: Permission; readonly holder: Holder }
  | { readonly code: "restriction.reason-missing" }
  | { readonly code: "restriction.reason-too-long"; readonly length: number; readonly max: number }
  | { readonly code: "restriction.message-too-long"; readonly length: number; readonly max: number }
  | { readonly code: "restriction.agreement-missing"; readonly version: string }
  | { readonly code: "restriction.already-frozen"; readonly level: FreezeLevel }
  | { readonly code: "restriction.already-blocked" }
  | { readonly code: "restriction.nothing-named" }
  /** Only a person's cause is open, and the batch was not told to end it. */
  | { readonly code: "restriction.only-manual" }
  /** No origins: nothing is frozen at all. */
  | { readonly code: "restriction.not-frozen"; readonly origins: readonly StoredFreezeOrigin[] }
  /** A whole lift of another kind than what is frozen. */
  | { readonly code: "restriction.level-differs"; readonly level: FreezeLevel }
  | { readonly code: "restriction.not-blocked"; readonly origins: readonly BlockOrigin[] }
  | { readonly code: "restriction.needs-budget"; readonly setBy: Holder }
  /** A protected customer's resources (G8). */
  | { readonly code: "restriction.needs-second-person" }
  /** Ordered and not yet in effect; runsAt is null while it awaits a second person. */
  | {
      readonly code: "restriction.act-open";
      readonly kind: WaitingKind;
      readonly actId: string;
      readonly runsAt: Date | null;
    }
  | { readonly code: "restriction.time-missing" }
  | { readonly code: "restriction.time-past"; readonly at: Date }
  | { readonly code: "restriction.time-too-far"; readonly days: number }
  | { readonly code: "restriction.act-unknown" }
  | { readonly code: "restriction.act-over"; readonly state: ActState }
  | { readonly code: "restriction.act-running" }
  | { readonly code: "restriction.not-awaiting" }
  | { readonly code: "restriction.ordered-by-you" }
  /** Who ordered it is no member any more, or may not do it any more. */
  | { readonly code: "restriction.person-gone"; readonly name: string }
  /** Resources that were named and are not, or not any more, to be deleted: not due, held, or closed. */
  | { readonly code: "restriction.not-due"; readonly names: readonly string[] }
  /** The budget is no longer used up, so that there is no cause to raise. */
  | { readonly code: "restriction.cause-gone" }
  | { readonly code: "restriction.already-protected" }
  | { readonly code: "restriction.not-protected" }
  | { readonly code: "restriction.already-held"; readonly kind: HoldKind }
  | { readonly code: "restriction.not-held"; readonly kind: HoldKind };

export const RESTRICTION_REASON_CODES = [
  "restriction.customer-unknown",
  "restriction.company-suspended",
  "restriction.not-holder",
  "restriction.reason-missing",
  "restriction.reason-too-long",
  "restriction.message-too-long",
  "restriction.agreement-missing",
  "restriction.already-frozen",
  "restriction.already-blocked",
  "restriction.nothing-named",
  "restriction.only-manual",
  "restriction.not-frozen",
  "restriction.level-differs",
  "restriction.not-blocked",
  "restriction.needs-budget",
  "restriction.needs-second-person",
  "restriction.act-open",
  "restriction.time-missing",
  "restriction.time-past",
  "restriction.time-too-far",
  "restriction.act-unknown",
  "restriction.act-over",
  "restriction.act-running",
  "restriction.not-awaiting",
  "restriction.ordered-by-you",
  "restriction.person-gone",
  "restriction.not-due",
  "restriction.cause-gone",
  "restriction.already-protected",
  "restriction.not-protected",
  "restriction.already-held",
  "restriction.not-held",
] as const satisfies readonly RestrictionReason["code"][];

/** What every restriction asks, whoever acts and whatever it does. */
export type ActFacts = {
  /** Kind of the company that acts. */
  readonly company: string;
  readonly authority: Authority;
  /** The acting company and those above it that are frozen: they write nothing (§14). */
  readonly suspended: readonly Holder[];
  readonly reason: string;
  readonly messageToCustomer: string | null;
};

/** What is asked even where no permission is: of marks and of a second person. */
export type Worded = Pick<ActFacts, "suspended" | "reason" | "messageToCustomer">;

export type FreezeFacts = ActFacts & {
  readonly level: FreezeLevel;
  /** Version of the agreement accepted; null: none. */
  readonly agreementVersion: string | null;
  /** Level of the open manual cause; null: none. */
  readonly manualLevel: FreezeLevel | null;
  /** Whether freezing its resources needs a second person (G8). */
  readonly isProtected: boolean;
  /** Whether a second person has confirmed. */
  readonly confirmed: boolean;
};

export type LiftFacts = ActFacts & {
  readonly origins: readonly StoredFreezeOrigin[];
  readonly open: readonly { readonly origin: StoredFreezeOrigin; readonly level: FreezeLevel }[];
  readonly hasBudget: boolean;
};

export type BlockFacts = ActFacts & { readonly manuallyBlocked: boolean };

export type AllowFacts = ActFacts & {
  readonly origins: readonly BlockOrigin[];
  readonly open: readonly BlockOrigin[];
};

/** Of every act: nobody frozen acts, and reason and message have their bounds. */
export const ACT_RULES: readonly Rule<Worded, RestrictionReason>[] = [
  ({ suspended }) => (suspended.length > 0 ? { code: "restriction.company-suspended", companies: suspended } : null),

  ({ reason }) => (reason.trim() === "" ? { code: "restriction.reason-missing" } : null),

  ({ reason }) => reasonTooLong(reason),

  ({ messageToCustomer }) => {
    const length = lengthOf(messageToCustomer ?? "");
    return length > MESSAGE_MAX ? { code: "restriction.message-too-long", length, max: MESSAGE_MAX } : null;
  },
];

/** A person's freeze: opens the manual cause, or raises it; it never lowers one (G3, R-5.9). */
export function decideFreeze(facts: FreezeFacts): Decision<RestrictionReason> {
  return decide<FreezeFacts, RestrictionReason>(
    [
      ...held(permissionsFor(facts.level)),
      ...ACT_RULES,
      ({ level, agreementVersion }) =>
        level === "account-and-resources" && agreementVersion !== FREEZE_AGREEMENT_VERSION
          ? { code: "restriction.agreement-missing", version: FREEZE_AGREEMENT_VERSION }
          : null,
      ({ level, manualLevel }) =>
        manualLevel === level || manualLevel === "account-and-resources"
          ? { code: "restriction.already-frozen", level: manualLevel }
          : null,
      ({ level, isProtected, confirmed }) =>
        needsSecondPerson(level, isProtected) && !confirmed ? { code: "restriction.needs-second-person" } : null,
    ],
    facts,
  );
}

/** What ending these causes needs: that of each of them (G1). */
export function permissionsToLift({ origins, open }: Pick<LiftFacts, "origins" | "open">): readonly Permission[] {
  const named = open.filter(({ origin }) => origins.includes(origin));
  return permissionsForLevels(named.map(({ level }) => level));
}

/** A lift names the causes it ends and leaves the others (G3). */
export function decideLift(facts: LiftFacts): Decision<RestrictionReason> {
  return decide<LiftFacts, RestrictionReason>(
    [
      ...held(permissionsToLift(facts)),
      ...ACT_RULES,
      ({ origins }) => (origins.length === 0 ? { code: "restriction.nothing-named" } : null),
      ({ origins, open }) => {
        const missing = origins.filter((origin) => !open.some((cause) => cause.origin === origin));
        return missing.length > 0 ? { code: "restriction.not-frozen", origins: missing } : null;
      },
      ({ origins, hasBudget, authority }) =>
        origins.includes("association-default") && !hasBudget
          ? { code: "restriction.needs-budget", setBy: authority["set-budget"] }
          : null,
    ],
    facts,
  );
}

/** A lift of every open cause, which names the kind of what is frozen (G3, R-5.8). */
export function decideWholeLift({
  level,
  ...facts
}: Omit<LiftFacts, "origins"> & { readonly level: FreezeLevel }): Decision<RestrictionReason> {
  const { open } = facts;
  const origins = open.map(({ origin }) => origin);
  const inForce = freezeLevelOf(open);
  if (inForce === null) {
    return decide([...ACT_RULES, () => ({ code: "restriction.not-frozen", origins: [] })], facts);
  }
  if (inForce === level) return decideLift({ ...facts, origins });
  const needed = permissionsToLift({ origins, open });
  return decide([...held(needed), ...ACT_RULES, () => ({ code: "restriction.level-differs", level: inForce })], facts);
}

/** A person's block of pay-per-use and spot; one manual cause at a time (G4). */
export function decideBlock(facts: BlockFacts): Decision<RestrictionReason> {
  return decide<BlockFacts, RestrictionReason>(
    [
      ...held(["freeze-account"]),
      ...ACT_RULES,
      ({ manuallyBlocked }) => (manuallyBlocked ? { code: "restriction.already-blocked" } : null),
    ],
    facts,
  );
}

/** Ends the named causes of the pay-per-use block (G4). */
export function decideAllow(facts: AllowFacts): Decision<RestrictionReason> {
  return decide<AllowFacts, RestrictionReason>(
    [
      ...held(["freeze-account"]),
      ...ACT_RULES,
      ({ origins }) => (origins.length === 0 ? { code: "restriction.nothing-named" } : null),
      ({ origins, open }) => {
        const missing = origins.filter((origin) => !open.includes(origin));
        return missing.length > 0 ? { code: "restriction.not-blocked", origins: missing } : null;
      },
    ],
    facts,
  );
}

/** One rule a permission, so that each missing one is named with its holder. */
export function held(needed: readonly Permission[]): readonly Rule<ActFacts, RestrictionReason>[] {
  return needed.map((permission) => ({ authority, company }) => {
    const [missing] = notHeldOf(authority, [permission], company);
    return missing ? { code: "restriction.not-holder", ...missing } : null;
  });
}

export function reasonTooLong(reason: string): RestrictionReason | null {
  const length = lengthOf(reason);
  return length > REASON_MAX ? { code: "restriction.reason-too-long", length, max: REASON_MAX } : null;
}

// Characters as a person counts them, not UTF-16 units.
function lengthOf(text: string): number {
  return Array.from(text).length;
}
