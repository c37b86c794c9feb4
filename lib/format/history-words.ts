import type { BudgetThen, CustomerThen, FreezeThen, ThenActor } from "@/lib/contracts/history-view";
import { remainingOf } from "@/lib/domain/budget/budget";
import type { Money } from "@/lib/domain/money/money";
import { AUTOMATIC_REASONS } from "@/lib/domain/restriction/cause";
import { deletionDueAt } from "@/lib/domain/restriction/freeze";
import { BILLING_ZONE, formatDay, formatInstant, formatMonth, formatSecond } from "./date";
import { formatMoney } from "./money";
import type { Say } from "./wording";

export type Row = { readonly term: string; readonly value: string };

/** A part of what is told: a page draws it, and so does a file. */
export type Told = {
  readonly title: string;
  readonly rows: readonly Row[];
  /** Said below the rows, or instead of them. */
  readonly note?: string;
};

export type Speaker = { readonly say: Say; readonly locale: string };

/** Everything about a moment but its verdicts, in the order in which it is asked for (G18). */
export function toldOfThen(then: CustomerThen, speaker: Speaker): readonly Told[] {
  return [
    associationTold(then, speaker),
    budgetTold(then, speaker),
    usageTold(then, speaker),
    causesTold("freezes", then, speaker),
    causesTold("blocks", then, speaker),
    authorityTold(then, speaker),
    deliveriesTold(then, speaker),
  ];
}

export const instantText = (at: Date, { locale }: Speaker) => formatSecond(at, { zone: BILLING_ZONE, locale });

function moneyText(amount: Money, currency: string, { locale }: Speaker): string {
  return `${formatMoney(amount, locale)} ${currency}`;
}

export function actorText({ name, company, isSystem }: ThenActor, { say }: Speaker): string {
  return isSystem ? say("history.system", {}) : say("history.by", { name, company });
}

// A person's reason is any text, and text with dots is no key.
export function reasonText(reason: string, { say }: Speaker): string {
  const known = AUTOMATIC_REASONS.find((name) => name === reason);
  return known ? say(`customer.events.automatic.${known}`, {}) : reason;
}

export function row({ say }: Speaker, field: string, value: string): Row {
  return { term: say(`history.field.${field}`, {}), value };
}

export function titleOf({ say }: Speaker, section: string): string {
  return say(`history.section.${section}`, {});
}

function associationTold({ association, name, accountName, id }: CustomerThen, speaker: Speaker): Told {
  const head = [row(speaker, "customer", name), row(speaker, "accountName", accountName), row(speaker, "id", id)];
  const title = titleOf(speaker, "association");
  if (association === null) return { title, rows: head, note: speaker.say("history.field.noPartner", {}) };
  const partner = association.reseller?.name ?? speaker.say("history.field.own", {});
  const since = instantText(association.since, speaker);
  return { title, rows: [...head, row(speaker, "partner", partner), row(speaker, "since", since)] };
}

function budgetTold({ budget, currency }: CustomerThen, speaker: Speaker): Told {
  const title = titleOf(speaker, "budget");
  return budget === null
    ? { title, rows: [], note: speaker.say("history.field.noBudget", {}) }
    : { title, rows: budgetRows(budget, currency, speaker) };
}

function budgetRows(budget: BudgetThen, currency: string, speaker: Speaker): readonly Row[] {
  const { say, locale } = speaker;
  const { type, amount, action, liftWhenRestored, countsFrom, setAt, by, changeId } = budget;
  return [
    row(speaker, "type", say(`budget.type.${type}`, {})),
    row(speaker, "amount", moneyText(amount, currency, speaker)),
    row(speaker, "action", say(`budget.action.${action}`, {})),
    row(speaker, "lifts", say(`history.field.${liftWhenRestored ? "yes" : "no"}`, {})),
    ...(countsFrom === null ? [] : [row(speaker, "countsFrom", formatMonth(countsFrom, locale))]),
    row(speaker, "setAt", instantText(setAt, speaker)),
    row(speaker, "setBy", actorText(by, speaker)),
    row(speaker, "change", changeId),
  ];
}

function usageTold(then: CustomerThen, speaker: Speaker): Told {
  const { used, spent, budget, currency, month, movedAt } = then;
  const moved =
    movedAt === null
      ? speaker.say("history.field.neverMoved", {})
      : formatInstant(movedAt, { zone: BILLING_ZONE, locale: speaker.locale });
  return {
    title: titleOf(speaker, "usage"),
    rows: [
      row(speaker, "month", formatMonth(month, speaker.locale)),
      row(speaker, "used", moneyText(used, currency, speaker)),
      ...(budget ? [row(speaker, "remaining", moneyText(remainingOf(budget.amount, used), currency, speaker))] : []),
      row(speaker, "spent", moneyText(spent, currency, speaker)),
      row(speaker, "movedAt", moved),
    ],
    note: speaker.say("history.listPrice", {}),
  };
}

type Cause = CustomerThen["freezes"][number] | CustomerThen["blocks"][number];

function causesTold(kind: "freezes" | "blocks", then: CustomerThen, speaker: Speaker): Told {
  const causes: readonly Cause[] = then[kind];
  const title = titleOf(speaker, kind);
  if (causes.length === 0) return { title, rows: [], note: speaker.say("history.none", {}) };
  return { title, rows: causes.flatMap((cause) => causeRows(cause, then.at, speaker)) };
}

/** What is told of a cause that was open at `at`. */
export function causeRows(cause: Cause, at: Date, speaker: Speaker): readonly Row[] {
  const { origin, reason, messageToCustomer, since, by, goneAt, changeId } = cause;
  const { say } = speaker;
  return [
    row(speaker, "origin", say(`sign.restriction.origin.${origin}`, {})),
    ...("level" in cause ? levelRows(cause, at, speaker) : []),
    row(speaker, "since", instantText(since, speaker)),
    row(speaker, "who", actorText(by, speaker)),
    row(speaker, "reason", reasonText(reason, speaker)),
    ...(messageToCustomer === null ? [] : [row(speaker, "message", messageToCustomer)]),
    ...(goneAt === null ? [] : [row(speaker, "gone", instantText(goneAt, speaker))]),
    row(speaker, "change", changeId),
  ];
}

function levelRows(cause: FreezeThen, at: Date, speaker: Speaker): readonly Row[] {
  const { level, agreementVersion } = cause;
  const due = deletionDueAt(cause, at);
  return [
    row(speaker, "level", speaker.say(`restriction.level.${level}`, {})),
    ...(agreementVersion === null ? [] : [row(speaker, "agreement", agreementVersion)]),
    ...(due === null ? [] : [row(speaker, "deletionDue", instantText(due, speaker))]),
  ];
}

function authorityTold(then: CustomerThen, speaker: Speaker): Told {
  const { authority, authorityUntil, recall, stop, suspended } = then;
  const { say } = speaker;
  const holderOf = (permission: keyof typeof authority) => ({
    term: say(`delegation.permission.${permission}`, {}),
    value: say(`history.field.${authority[permission]}`, {}),
  });
  const names = suspended?.map((company) => say(`history.field.${company}`, {})).join(", ");
  return {
    title: titleOf(speaker, "authority"),
    rows: [
      holderOf("set-budget"),
      holderOf("freeze-account"),
      holderOf("freeze-resources"),
      ...(authorityUntil ? [row(speaker, "until", instantText(authorityUntil, speaker))] : []),
      ...(recall ? [row(speaker, "recalled", `${instantText(recall.since, speaker)}: ${recall.reason}`)] : []),
      ...(stop
        ? [row(speaker, "stopped", [instantText(stop.since, speaker), stop.reason].filter(Boolean).join(": "))]
        : []),
    ],
    ...(names === "" ? {} : { note: suspendedNote(names, speaker) }),
  };
}

/** `companies` undefined: no records of that. */
function suspendedNote(companies: string | undefined, { say }: Speaker): string {
  return companies === undefined ? say("history.suspendedUnknown", {}) : say("history.suspendedKnown", { companies });
}

function deliveriesTold({ deliveries }: CustomerThen, speaker: Speaker): Told {
  const title = titleOf(speaker, "deliveries");
  if (deliveries.length === 0) return { title, rows: [], note: speaker.say("history.field.noDeliveries", {}) };
  return {
    title,
    rows: deliveries.map(({ source, billingAccount, billingPeriod, revision, asOf, lastDay }) => ({
      term: `${source} ${billingAccount} ${billingPeriod}`,
      value: speaker.say("history.field.revision", {
        revision,
        at: instantText(asOf, speaker),
        day: formatDay(lastDay, speaker.locale),
      }),
    })),
  };
}
