declare const month: unique symbol;
declare const day: unique symbol;

/** A calendar month in GMT+08:00, written "2026-11" (R-9.2, G9). Text order is time order. */
export type BillingMonth = string & { readonly [month]: true };

/** A calendar day in GMT+08:00, written "2026-11-22". */
export type BillingDay = string & { readonly [day]: true };

// The billing zone has no daylight saving, so a fixed offset is exact and needs no tz database.
const OFFSET_MS = 8 * 60 * 60 * 1000;
export const DAY_MS = 24 * 60 * 60 * 1000;

/** The month an instant is billed to. */
export function billingMonthOf(instant: Date): BillingMonth {
  return shifted(instant).toISOString().slice(0, 7) as BillingMonth;
}

/** The day an instant is billed to. */
export function billingDayOf(instant: Date): BillingDay {
  return shifted(instant).toISOString().slice(0, 10) as BillingDay;
}

/** The clock of the billing zone, to the millisecond: "2026-11-22T14:05:00.000". */
export function billingTimeOf(instant: Date): string {
  return shifted(instant).toISOString().slice(0, -1);
}

/** Null unless the text is a month "YYYY-MM". */
export function toBillingMonth(text: string): BillingMonth | null {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? (text as BillingMonth) : null;
}

/** Null unless the text is an existing day "YYYY-MM-DD". */
export function toBillingDay(text: string): BillingDay | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const instant = new Date(`${text}T00:00:00Z`);
  const exists = !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
  return exists ? (text as BillingDay) : null;
}

export function monthOfDay(of: BillingDay): BillingMonth {
  return of.slice(0, 7) as BillingMonth;
}

/** The first instant of the month: 00:00:00.000 GMT+08:00 on the 1st. */
export function monthStart(of: BillingMonth): Date {
  return new Date(`${of}-01T00:00:00.000+08:00`);
}

/** The first instant after the month; also when a monthly budget restores. */
export function monthEndExclusive(of: BillingMonth): Date {
  return monthStart(addMonths(of, 1));
}

export function addMonths(of: BillingMonth, count: number): BillingMonth {
  const [year = 0, number = 1] = of.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7) as BillingMonth;
}

export function dayStart(of: BillingDay): Date {
  return new Date(`${of}T00:00:00.000+08:00`);
}

export function addDays(of: BillingDay, count: number): BillingDay {
  return billingDayOf(new Date(dayStart(of).getTime() + count * DAY_MS));
}

export function lastDayOf(of: BillingMonth): BillingDay {
  return billingDayOf(new Date(monthEndExclusive(of).getTime() - 1));
}

export function firstDayOf(of: BillingMonth): BillingDay {
  return `${of}-01` as BillingDay;
}

/** Every day of the month, in order. */
export function daysOf(of: BillingMonth): readonly BillingDay[] {
  const count = Number(lastDayOf(of).slice(8));
  return Array.from({ length: count }, (_, index) => addDays(firstDayOf(of), index));
}

/** A day's figures are provisional until the end of the following day (R-9.3, G14). */
export function isProvisional(of: BillingDay, at: Date): boolean {
  return at.getTime() < dayStart(addDays(of, 2)).getTime();
}

function shifted(instant: Date): Date {
  return new Date(instant.getTime() + OFFSET_MS);
}
