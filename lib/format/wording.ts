import type { Money } from "@/lib/domain/money/money";
import { BILLING_ZONE, formatDay, formatInstant, formatMonth } from "./date";
import { formatMoney } from "./money";

/** A billing day "2026-11-22" or month "2026-11". */
type Calendar = { readonly day: string } | { readonly month: string };

/** A fact inside a sentence; money, instants (GMT+08:00), days and months take the reader's form, a list its separators. */
export type Argument = string | number | Money | Date | Calendar | Wording | readonly Wording[];

/** What is to be said in any language: a key from the root of the messages with its arguments. */
export type Wording = { readonly key: string; readonly args: Readonly<Record<string, Argument>> };

export type Say = (key: string, args: Record<string, string | number>) => string;

export function worded(key: string, args: Wording["args"] = {}): Wording {
  return { key, args };
}

type Coded = { readonly code: string };

/** The facts that fill the sentence of each code; a code without an entry does not compile. */
export type ArgsByCode<Reason extends Coded> = {
  readonly [Code in Reason["code"]]: (reason: Extract<Reason, { readonly code: Code }>) => Wording["args"];
};

export const noArgs = () => ({});

/** A reason under the key that its code stands for, with its own facts. */
export function wordedByCode<Reason extends Coded>(key: string, reason: Reason, argsBy: ArgsByCode<Reason>): Wording {
  // The table gives each code the function for its own reason.
  const argsOf = argsBy[reason.code as Reason["code"]] as (reason: Reason) => Wording["args"];
  return worded(key, argsOf(reason));
}

/** The sentence in the reader's language; `say` translates keys from the root of the messages. */
export function sentenceOf({ key, args }: Wording, say: Say, locale: string): string {
  const said = Object.entries(args).map(([name, argument]) => [name, argumentOf(argument, say, locale)] as const);
  return say(key, Object.fromEntries(said));
}

function argumentOf(argument: Argument, say: Say, locale: string): string | number {
  if (typeof argument === "string" || typeof argument === "number") return argument;
  if (typeof argument === "bigint") return formatMoney(argument, locale);
  if (argument instanceof Date) return formatInstant(argument, { zone: BILLING_ZONE, locale });
  if ("day" in argument) return formatDay(argument.day, locale);
  if ("month" in argument) return formatMonth(argument.month, locale);
  if ("key" in argument) return sentenceOf(argument, say, locale);
  return argument.map((one) => sentenceOf(one, say, locale)).join(locale === "zh-CN" ? "、" : ", ");
}
