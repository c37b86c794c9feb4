import type { CustomerDetails } from "@/lib/contracts/customer-view";
import { listDaySpending } from "@/lib/data/expenditure/list-day-spending";
import { listMonthSpending } from "@/lib/data/expenditure/list-month-spending";
import { getForecast } from "@/lib/data/forecast/get-forecast";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit } from "@/lib/domain/access/permit";
import { type BillingMonth, daysOf } from "@/lib/domain/calendar/billing-month";
import { SUMMARY_MONTHS, summaryMonthsOf } from "@/lib/domain/expenditure/summary";
import { type Money, toMoney, ZERO } from "@/lib/domain/money/money";
import { type DayPoint, dayPointsOf } from "@/lib/domain/usage/series";

/** What the charts of one month draw. */
export type Spending = NonNullable<Awaited<ReturnType<typeof loadSpending>>>;

/** One month of a customer's spending as the chart draws it, and the months there are to choose from. */
export async function loadSpending(
  actor: Actor,
  customer: CustomerDetails,
  month: BillingMonth,
  running: BillingMonth,
  at: Date,
) {
  const permit = issuePermit(actor, "expenditure.read");
  if (!permit) return null;
  const [days, months, forecast] = await Promise.all([
    listDaySpending(permit, customer.id, month),
    listMonthSpending(permit, customer.id, running, SUMMARY_MONTHS),
    month === running ? getForecast(permit, { customerId: customer.id }, at) : null,
  ]);
  const opening = openingOf(customer, months, month);
  const points = dayPointsOf(
    month,
    days.map(({ day, spent }) => ({ day, amount: spent })),
    opening,
    at,
  );
  const listed = toMoney(days.reduce((sum, day) => sum + day.listed, 0n));
  const spent = toMoney(days.reduce((sum, day) => sum + day.spent, 0n));
  const firstUsed = months.findIndex((one) => one.spent !== 0n);
  return {
    points,
    period: daysOf(month),
    opening,
    /** Null: the month is over. */
    forecast,
    spent,
    listed,
    perDay: perDayOf(points),
    months: months.slice(firstUsed === -1 ? SUMMARY_MONTHS - 1 : firstUsed).toReversed(),
    sparkline: months.slice(-14).map((one) => one.spent),
  };
}

/** What a one-time budget had used before the month; a monthly one starts at nothing. */
function openingOf(
  { budget, counted }: CustomerDetails,
  months: readonly { readonly month: BillingMonth; readonly counted: Money }[],
  month: BillingMonth,
): Money {
  const from = budget?.type === "one-time" ? budget.countsFrom : null;
  if (!from || month < from) return ZERO;
  const since = months.filter((one) => one.month >= month).reduce((sum, one) => sum + one.counted, 0n);
  return toMoney(counted - since);
}

function perDayOf(points: readonly DayPoint[]): Money | null {
  const complete = points.filter(({ provisional }) => !provisional);
  if (complete.length === 0) return null;
  return toMoney(complete.reduce((sum, { amount }) => sum + amount, 0n) / BigInt(complete.length));
}

/** The month an address asks for, as far back as a summary reaches; otherwise the running one. */
export function monthAsked(text: string | undefined, running: BillingMonth): BillingMonth {
  return summaryMonthsOf(running).find((month) => month === text) ?? running;
}
