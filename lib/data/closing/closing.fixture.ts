import type { ClosingAnswer, MonthLine } from "@/lib/contracts/closing";
import type { Actor } from "@/lib/domain/access/actor";
import type { BillingMonth } from "@/lib/domain/calendar/billing-month";
import { decimalOf } from "@/lib/domain/money/money";
import { money, permit, type World } from "../budget/governance.fixture";
import type { Row } from "../delivery/delivery.fixture";
import { newId } from "../new-id";
import { closeMonth } from "./close-month";
import { getMonth } from "./get-month";

export const month = (text: string) => text as BillingMonth;

export function close(actor: Actor, text: string, confirmed = true): Promise<ClosingAnswer> {
  return closeMonth(permit(actor, "expenditure.close"), { month: month(text), confirmed });
}

/** Every code of an answer, or that it was saved. */
export function codesOf(answer: ClosingAnswer): readonly string[] {
  if (answer.status === "refused") return answer.reasons.map(({ code }) => code);
  return answer.status === "confirm" ? answer.consequences.map(({ code }) => code) : [answer.status];
}

const read = (actor: Actor, text: string) => getMonth(permit(actor, "expenditure.read"), month(text));

/** What the actor reads of what moved the month since, oldest first: whose, why, how much. */
export async function changesOf(actor: Actor, text: string): Promise<readonly (readonly [string, string, string])[]> {
  const { changes } = await read(actor, text);
  return changes.rows
    .map(({ customerId, cause, spent }) => [customerId, cause, decimalOf(spent)] as const)
    .toReversed();
}

/** What the actor reads the month stands at, and by how much it moved. */
export async function figuresOf(actor: Actor, text: string) {
  const { line } = await read(actor, text);
  const pair = ({ spent, counted }: Pick<MonthLine, "spent" | "counted">) => [decimalOf(spent), decimalOf(counted)];
  return { now: pair(line), moved: pair(line.changes), state: line.state };
}

/** What sends single usage. */
export const meterOf = ({ distributor }: World): Actor => ({ ...distributor, via: { kind: "operator" } });
/** Single usage of an account, two units of money unless told. */
export const used = (account: string, day: string, listCost = "2") => ({
  id: newId(),
  source: "meter",
  account,
  start: `${day}T00:00:00Z`,
  service: "Compute",
  listCost: money(listCost),
  currency: "USD",
});

/** A row of a bill on a day, in its month. */
export const on = (day: string, ListCost: string, account: string): Row => ({
  ListCost,
  SubAccountId: account,
  ChargePeriodStart: `${day} 04:00:00`,
  ChargePeriodEnd: `${day} 05:00:00`,
  BillingPeriodStart: `${day.slice(0, 7)}-01 00:00:00`,
  BillingPeriodEnd: `${day.slice(0, 7)}-28 00:00:00`,
});
