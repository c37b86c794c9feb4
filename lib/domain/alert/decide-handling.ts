import type { SuspendedReason } from "../access/suspension";
import { DAY_MS } from "../calendar/billing-month";
import type { NonEmpty, Rule } from "../decision";
import { ALERT_TEXT_LENGTH_MAX, type Handling, handlingStateOf, SNOOZE_DAYS_MAX } from "./handling";

export const HANDLING_ACTS = [
  "acknowledge",
  "own",
  "hand-over",
  "release",
  "note",
  "snooze",
  "wake",
  "resolve",
  "reopen",
] as const;
export type HandlingActKind = (typeof HANDLING_ACTS)[number];

/** What a member does about an alert; texts trimmed. */
export type HandlingAct =
  | { readonly kind: "acknowledge" | "own" | "release" | "wake" | "reopen" }
  | { readonly kind: "hand-over"; readonly toId: string; readonly text: string }
  | { readonly kind: "snooze"; readonly until: Date; readonly text: string }
  | { readonly kind: "note" | "resolve"; readonly text: string };

export type AlertReason =
  | SuspendedReason
  | { readonly code: "alert.unknown" }
  | { readonly code: "alert.not-a-member" }
  | { readonly code: "alert.already-acknowledged" }
  | { readonly code: "alert.already-yours" }
  | { readonly code: "alert.already-theirs" }
  | { readonly code: "alert.nobodys" }
  | { readonly code: "alert.not-snoozed" }
  | { readonly code: "alert.already-resolved" }
  | { readonly code: "alert.not-resolved" }
  | { readonly code: "alert.cause-gone" }
  | { readonly code: "alert.not-a-colleague" }
  | { readonly code: "alert.text-missing" }
  | { readonly code: "alert.text-too-long"; readonly length: number; readonly max: number }
  | { readonly code: "alert.snooze-past" }
  | { readonly code: "alert.snooze-too-long"; readonly days: number };

/** How an alert stands with one company. */
export type Handled = Handling & { readonly ownerId: string | null };

export type HandlingFacts = {
  /** Null: there is no such alert, or it is not for this member. */
  readonly standing: Handled | null;
  /** Whether what the alert tells of is still so. */
  readonly isSo: boolean;
  /** Who acts; null: no member of the company. */
  readonly memberId: string | null;
  /** Whether the one it is handed to is a colleague that may see and handle it. */
  readonly isColleague: boolean;
  readonly at: Date;
};

type Of<Kind extends HandlingActKind> = HandlingFacts & {
  readonly standing: Handled;
  readonly act: Extract<HandlingAct, { readonly kind: Kind }>;
};
type RulesOf = { readonly [Kind in HandlingActKind]: readonly Rule<Of<Kind>, AlertReason>[] };
type Text = { readonly act: { readonly text: string } };

const stands = ({ standing }: { readonly standing: Handled }): AlertReason | null =>
  standing.resolvedAt === null ? null : { code: "alert.already-resolved" };
const byMember = ({ memberId }: HandlingFacts): AlertReason | null =>
  memberId === null ? { code: "alert.not-a-member" } : null;
const hasText = ({ act: { text } }: Text): AlertReason | null => (text === "" ? { code: "alert.text-missing" } : null);
const shortEnough = ({ act: { text } }: Text): AlertReason | null => {
  const { length } = [...text];
  return length > ALERT_TEXT_LENGTH_MAX ? { code: "alert.text-too-long", length, max: ALERT_TEXT_LENGTH_MAX } : null;
};

const RULES: RulesOf = {
  acknowledge: [
    stands,
    ({ standing }) => (standing.acknowledgedAt === null ? null : { code: "alert.already-acknowledged" }),
  ],
  own: [
    byMember,
    stands,
    ({ standing, memberId }) =>
      memberId !== null && standing.ownerId === memberId ? { code: "alert.already-yours" } : null,
  ],
  "hand-over": [
    stands,
    ({ isColleague }) => (isColleague ? null : { code: "alert.not-a-colleague" }),
    ({ standing, act }) => (standing.ownerId === act.toId ? { code: "alert.already-theirs" } : null),
    shortEnough,
  ],
  release: [stands, ({ standing }) => (standing.ownerId === null ? { code: "alert.nobodys" } : null)],
  note: [hasText, shortEnough],
  snooze: [
    stands,
    ({ act, at }) => (act.until <= at ? { code: "alert.snooze-past" } : null),
    ({ act, at }) =>
      act.until.getTime() - at.getTime() > SNOOZE_DAYS_MAX * DAY_MS
        ? { code: "alert.snooze-too-long", days: SNOOZE_DAYS_MAX }
        : null,
    hasText,
    shortEnough,
  ],
  wake: [
    stands,
    ({ standing, at }) =>
      standing.resolvedAt !== null || handlingStateOf(standing, at) === "snoozed"
        ? null
        : { code: "alert.not-snoozed" },
  ],
  resolve: [byMember, stands, hasText, shortEnough],
  reopen: [
    ({ standing }) => (standing.resolvedAt === null ? { code: "alert.not-resolved" } : null),
    ({ isSo }) => (isSo ? null : { code: "alert.cause-gone" }),
  ],
};

export type HandlingDecision =
  /** How it stands after the act. */
  | { readonly allowed: true; readonly standing: Handled }
  | { readonly allowed: false; readonly reasons: NonEmpty<AlertReason> };

/** May this be done about the alert, and how does it stand then. */
export function decideHandling(act: HandlingAct, facts: HandlingFacts): HandlingDecision {
  const { standing } = facts;
  if (standing === null) return { allowed: false, reasons: [{ code: "alert.unknown" }] };
  // The table gives each kind the rules for its own act.
  const rules = RULES[act.kind] as readonly Rule<HandlingFacts & { act: HandlingAct }, AlertReason>[];
  const [first, ...more] = rules.map((rule) => rule({ ...facts, act })).filter((reason) => reason !== null);
  return first === undefined
    ? { allowed: true, standing: { ...standing, ...CHANGES[act.kind]({ ...facts, act }, standing) } }
    : { allowed: false, reasons: [first, ...more] };
}

type Changes = (facts: HandlingFacts & { readonly act: HandlingAct }, standing: Handled) => Partial<Handled>;

/** What each act changes; whoever takes or resolves it has seen it. */
const CHANGES: { readonly [Kind in HandlingActKind]: Changes } = {
  acknowledge: seen,
  own: (facts, standing) => ({ ...seen(facts, standing), ownerId: facts.memberId }),
  "hand-over": ({ act }) => ("toId" in act ? { ownerId: act.toId } : {}),
  release: () => ({ ownerId: null }),
  note: () => ({}),
  snooze: ({ act }) => ("until" in act ? { snoozedUntil: act.until } : {}),
  wake: () => ({ snoozedUntil: null }),
  resolve: (facts, standing) => ({ ...seen(facts, standing), snoozedUntil: null, resolvedAt: facts.at }),
  reopen: () => ({ acknowledgedAt: null, snoozedUntil: null, resolvedAt: null }),
};

function seen({ at }: HandlingFacts, { acknowledgedAt }: Handled): Partial<Handled> {
  return { acknowledgedAt: acknowledgedAt ?? at };
}
