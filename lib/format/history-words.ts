import type { BudgetThen, CustomerThen } from "@/lib/contracts/history-view";
import { remainingOf } from "@/lib/domain/budget/budget";
import { BILLING_ZONE, formatDay, formatInstant, formatMonth } from "./date";
import {
  actorText,
  causeRows,
  instantText,
  moneyText,
  type Row,
  row,
  type Speaker,
  type Told,
  type ToldCause,
  titleOf,
} from "./told";

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

function causesTold(kind: "freezes" | "blocks", then: CustomerThen, speaker: Speaker): Told {
  const causes: readonly ToldCause[] = then[kind];
  const title = titleOf(speaker, kind);
  if (causes.length === 0) return { title, rows: [], note: speaker.say("history.none", {}) };
  const held = then.deletionHeldSince;
  const heldRows = held && kind === "freezes" ? [row(speaker, "deletionHeld", instantText(held, speaker))] : [];
  return {
    title,
    rows: [...causes.flatMap((cause) => causeRows(cause, then.at, held !== null, speaker)), ...heldRows],
  };
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
