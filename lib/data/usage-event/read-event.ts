import "server-only";
import { hash } from "node:crypto";
import { METERING, type UsageEventInput, type UsageRefusal } from "@/lib/contracts/usage-event";
import { type BillingMonth, billingDayOf, billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { readInstant } from "@/lib/domain/focus/time";
import { decimalOf } from "@/lib/domain/money/money";
import { newId } from "../new-id";

/** An event as a row of `new_events`; keys are its columns. */
export type EventRow = {
  readonly source: string;
  readonly event_id: string;
  readonly id: string;
  readonly month: BillingMonth;
  readonly day: string;
  readonly account_id: string;
  readonly list_cost: string;
  readonly service: string;
  readonly region: string;
  readonly charging_mode: string;
  readonly charge_start: string;
  readonly charge_end: string;
  readonly resource_id: string | null;
  readonly resource_name: string | null;
  readonly details: Readonly<Record<string, string>>;
  readonly row_hash: string;
};

const AMOUNT_MAX = 10n ** 27n;

function periodOf(event: UsageEventInput): { readonly start: Date; readonly end: Date } | UsageRefusal {
  const start = readInstant(event.start);
  const end = event.end === undefined ? start : readInstant(event.end);
  if (start === null || end === null) return "usage.not-a-time";
  return end < start ? "usage.period-reversed" : { start, end };
}

/** The row of an event, or why it is refused. Usage belongs to the day its charge begins (G9). */
export function readEvent(event: UsageEventInput, currency: string): EventRow | UsageRefusal {
  if (event.source === METERING) return "usage.source-reserved";
  if (event.currency !== currency) return "usage.other-currency";
  if (event.listCost >= AMOUNT_MAX || event.listCost <= -AMOUNT_MAX) return "usage.out-of-range";
  const period = periodOf(event);
  if (typeof period === "string") return period;
  const { start, end } = period;
  const facts = {
    day: billingDayOf(start),
    account_id: event.account,
    list_cost: decimalOf(event.listCost),
    service: event.service,
    region: event.region ?? "",
    charging_mode: event.chargingMode ?? "pay-per-use",
    charge_start: start.toISOString(),
    charge_end: end.toISOString(),
    details: event.product === undefined ? {} : { Product: event.product },
  };
  return {
    source: event.source,
    event_id: event.id,
    id: newId(),
    month: billingMonthOf(start),
    resource_id: null,
    resource_name: null,
    ...facts,
    row_hash: contentHashOf(facts),
  };
}

/** 128 bits over what an event says. */
export function contentHashOf(facts: Readonly<Record<string, unknown>>): string {
  return hash("sha256", JSON.stringify(facts), "hex").slice(0, 32);
}

/** One key for (source, id), whatever characters they have. */
export function keyOf(event: { readonly source: string; readonly event_id: string }): string {
  return JSON.stringify([event.source, event.event_id]);
}
