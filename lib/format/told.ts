import type { CustomerThen, FreezeThen, ThenActor } from "@/lib/contracts/history-view";
import type { Money } from "@/lib/domain/money/money";
import { AUTOMATIC_REASONS } from "@/lib/domain/restriction/cause";
import { deletionDueAt } from "@/lib/domain/restriction/freeze";
import { BILLING_ZONE, formatSecond } from "./date";
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

export const instantText = (at: Date, { locale }: Speaker) => formatSecond(at, { zone: BILLING_ZONE, locale });

export function moneyText(amount: Money, currency: string, { locale }: Speaker): string {
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

export type ToldCause = CustomerThen["freezes"][number] | CustomerThen["blocks"][number];

/** What is told of a cause that was open at `at`. */
export function causeRows(cause: ToldCause, at: Date, isHeld: boolean, speaker: Speaker): readonly Row[] {
  const { origin, reason, messageToCustomer, since, by, goneAt, changeId } = cause;
  const { say } = speaker;
  return [
    row(speaker, "origin", say(`sign.restriction.origin.${origin}`, {})),
    ...("level" in cause ? levelRows(cause, at, isHeld, speaker) : []),
    row(speaker, "since", instantText(since, speaker)),
    row(speaker, "who", actorText(by, speaker)),
    row(speaker, "reason", reasonText(reason, speaker)),
    ...(messageToCustomer === null ? [] : [row(speaker, "message", messageToCustomer)]),
    ...(goneAt === null ? [] : [row(speaker, "gone", instantText(goneAt, speaker))]),
    row(speaker, "change", changeId),
  ];
}

function levelRows(cause: FreezeThen, at: Date, isHeld: boolean, speaker: Speaker): readonly Row[] {
  const { level, agreementVersion, agreed, secondPerson } = cause;
  const due = deletionDueAt(cause, at, isHeld);
  return [
    row(speaker, "level", speaker.say(`restriction.level.${level}`, {})),
    ...(agreementVersion === null ? [] : [row(speaker, "agreement", agreementVersion)]),
    ...(agreed ? [row(speaker, "agreed", `${actorText(agreed.by, speaker)}, ${instantText(agreed.at, speaker)}`)] : []),
    ...(secondPerson ? [row(speaker, "secondPerson", actorText(secondPerson, speaker))] : []),
    ...(due === null ? [] : [row(speaker, "deletionDue", instantText(due, speaker))]),
  ];
}
