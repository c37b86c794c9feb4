import { z } from "zod";
import {
  type BillingDay,
  type BillingMonth,
  lastDayOf,
  monthOfDay,
  toBillingDay,
  toBillingMonth,
} from "@/lib/domain/calendar/billing-month";
import { CHARGING_MODES } from "@/lib/domain/expenditure/charge";
import { ASSOCIATION_TYPES } from "@/lib/domain/expenditure/dimension";
import {
  CHOSEN_MAX,
  COMPARED_WITH,
  comparedRangeOf,
  PERIOD_PRESETS,
  rangeOfPreset,
  TIME_UNITS,
  type TimeUnit,
  timeUnitOf,
} from "@/lib/domain/expenditure/period";
import type { DayRange } from "@/lib/domain/expenditure/range";
import { type ExpenditureFilter, wholeOf } from "./expenditure";
import { maybe, NO_ZERO_BYTE } from "./fields";

/** What statistics are grouped by. */
export const STATISTICS_GROUPS = [
  "product",
  "region",
  "charging-mode",
  "customer",
  "account-manager",
  "reseller",
  "association-type",
] as const;
export type StatisticsGroup = (typeof STATISTICS_GROUPS)[number];

/** Stands in an address for what has none: nobody's, without a region, a distributor's own. */
export const WITHOUT = "none";

export const COMPARISON_SORTS = ["name", "spent", "former", "change", "share", "used"] as const;
export type ComparisonSort = (typeof COMPARISON_SORTS)[number];

const readBy = <Value>(read: (text: string) => Value | null) =>
  z.string().transform((text, context) => {
    const found = read(text);
    if (found !== null) return found;
    context.addIssue({ code: "custom", message: "not understood" });
    return z.NEVER;
  });
const text = z.string().trim().min(1).max(200).regex(NO_ZERO_BYTE);

const asked = {
  range: maybe(z.enum(PERIOD_PRESETS)),
  /** First and last day, GMT+08:00; both together win over the named range. */
  from: maybe(readBy(toBillingDay)),
  to: maybe(readBy(toBillingDay)),
  compare: maybe(z.enum(COMPARED_WITH)),
  customer: maybe(z.uuid()),
  reseller: maybe(z.uuid()),
  /** A member's id; "none": nobody's. */
  manager: maybe(z.union([z.literal(WITHOUT), z.uuid()])),
  type: maybe(z.enum(ASSOCIATION_TYPES)),
  product: maybe(text),
  region: maybe(text),
  mode: maybe(z.enum(CHARGING_MODES)),
};

/** The address of the statistics. What is not understood is left out rather than refused. */
export const StatisticsQuery = z.object({
  ...asked,
  unit: maybe(z.enum(TIME_UNITS)),
  group: maybe(z.enum(STATISTICS_GROUPS)),
  /** Two months side by side. */
  month: maybe(readBy(toBillingMonth)),
  against: maybe(readBy(toBillingMonth)),
});
export type StatisticsQuery = z.infer<typeof StatisticsQuery>;

/** The address of the comparison of customers. */
export const ComparisonQuery = z.object({
  ...asked,
  /** Customers drawn together. */
  chosen: z
    .string()
    .max(40 * CHOSEN_MAX)
    .transform((given) => given.split(",").filter((id) => z.uuid().safeParse(id).success))
    .transform((ids) => [...new Set(ids)].slice(0, CHOSEN_MAX))
    .catch([])
    .default([]),
  sort: z.enum(COMPARISON_SORTS).catch("spent").default("spent"),
  order: maybe(z.enum(["up", "down"])),
  after: maybe(z.string().max(600)),
  before: maybe(z.string().max(600)),
});
export type ComparisonQuery = z.infer<typeof ComparisonQuery>;

type Asked = Omit<ComparisonQuery, "chosen" | "sort" | "order" | "after" | "before">;

/** What an address asks for on a day: the days, what they are compared with, and what of them. */
export type StatisticsPeriods = {
  readonly range: DayRange;
  /** The same, with a month that is running as a whole: nothing has come of its days to come, and it is rolled up. */
  readonly summed: DayRange;
  readonly former: DayRange;
  readonly unit: TimeUnit;
};

const YEARS_BACK = 6;

export function periodsOf(query: Asked & { readonly unit?: TimeUnit | null }, today: BillingDay): StatisticsPeriods {
  const range = rangeAsked(query, today);
  return {
    range,
    summed: range.to === today ? { from: range.from, to: lastDayOf(monthOfDay(today)) } : range,
    former: comparedRangeOf(range, query.compare ?? "former"),
    unit: timeUnitOf(range, query.unit ?? null),
  };
}

/** Days to come have no figures, and what is older than the oldest kept has none either. */
function rangeAsked({ range, from, to }: Asked, today: BillingDay): DayRange {
  const oldest = `${Number(today.slice(0, 4)) - YEARS_BACK}-01-01` as BillingDay;
  if (from === null || to === null || from > to || from > today || to < oldest) {
    return rangeOfPreset(range ?? "this-month", today);
  }
  return { from: from < oldest ? oldest : from, to: to > today ? today : to };
}

/** Statistics attribute spending to account managers from the day of the assignment. */
export function statisticsFilterOf(query: Asked, range: DayRange): ExpenditureFilter {
  const { customer, reseller, manager, type, product, region, mode } = query;
  return {
    ...wholeOf(range, "statistics"),
    customerId: customer,
    resellerId: reseller,
    accountManager: manager === WITHOUT ? "" : manager,
    associationType: type,
    product: product === WITHOUT ? "" : product,
    region: region === WITHOUT ? "" : region,
    chargingMode: mode,
  };
}

/** The name of a group's filter in the address. */
export const GROUP_FILTERS = {
  product: "product",
  region: "region",
  "charging-mode": "mode",
  customer: "customer",
  "account-manager": "manager",
  reseller: "reseller",
  "association-type": "type",
} as const satisfies Record<StatisticsGroup, keyof Asked>;

type Value = string | readonly string[] | null | undefined;

/** An address with what of the query is given, some of it changed; a page position holds only for its list. */
export function statisticsHref(
  path: "/expenditure/statistics" | "/expenditure/comparison",
  query: Readonly<Record<string, Value>>,
  patch: Readonly<Record<string, Value>>,
): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...query, after: null, before: null, ...patch })) {
    const given = typeof value === "string" ? value : (value ?? []).join(",");
    if (given !== "" && !(name === "sort" && given === "spent")) search.set(name, given);
  }
  return search.size > 0 ? `${path}?${search}` : path;
}

/** The two months side by side; unless said, the running one and the one before. */
export function monthsAsked(
  { month, against }: Pick<StatisticsQuery, "month" | "against">,
  running: BillingMonth,
  before: BillingMonth,
): { readonly month: BillingMonth; readonly against: BillingMonth } {
  return { month: month ?? running, against: against ?? before };
}
