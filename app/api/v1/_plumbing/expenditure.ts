import type { z } from "zod";
import type { EXPENDITURE_NARROWING, EXPENDITURE_STAMP, EXPENDITURE_SUMS } from "@/lib/contracts/api/expenditure";
import { type ExpenditureAmounts, type ExpenditureFilter, wholeOf } from "@/lib/contracts/expenditure";
import { customerIdOf } from "@/lib/data/customer/find-customer-ids";
import { getCurrency } from "@/lib/data/customer/get-currency";
import type { Permit } from "@/lib/domain/access/permit";
import { addMonths, firstDayOf, monthOfDay } from "@/lib/domain/calendar/billing-month";
import type { Attribution } from "@/lib/domain/expenditure/dimension";
import type { Freshness } from "@/lib/domain/expenditure/freshness";
import type { DayRange } from "@/lib/domain/expenditure/range";
import { SUMMARY_MONTHS } from "@/lib/domain/expenditure/summary";
import { decimalOf, minus, plus, ZERO } from "@/lib/domain/money/money";
import { worded } from "@/lib/format/wording";
import { type ApiAnswer, problem } from "./answer";
import { customerNamed } from "./customer";
import { problemSentence, requestLocale } from "./problem-sentence";

type Reading = Permit<"expenditure.read">;
type Narrowing = z.infer<z.ZodObject<typeof EXPENDITURE_NARROWING>>;

type NullableOf<T> = { readonly [Name in keyof T]: T[Name] | null };

/** A query parameter that is well formed and yet cannot be answered. */
export function refusedParameter(pointer: string, detail: string): ApiAnswer {
  return problem("invalid-request", { errors: [{ pointer, detail }] });
}

/** Null: the days can be asked for. */
export function refusedRange({ from, to }: DayRange): ApiAnswer | null {
  if (from > to) return refusedParameter("to", "lies before from");
  const reach = firstDayOf(addMonths(monthOfDay(from), SUMMARY_MONTHS));
  return to >= reach ? refusedParameter("to", `lies more than ${SUMMARY_MONTHS} months after from`) : null;
}

/** The filter of the sums; a customer is known by id also once it has left, and then only for the reader's own time. */
export async function filterOf(
  permit: Reading,
  { customer, ...narrowing }: Narrowing,
  range: DayRange,
  attribution: Attribution,
): Promise<ExpenditureFilter | null> {
  const whole = { ...wholeOf(range, attribution), ...narrowedBy(narrowing) };
  if (customer === undefined) return whole;
  const customerId = customerIdOf(customer) ?? (await customerNamed(permit, customer));
  return customerId === null ? null : { ...whole, customerId };
}

function narrowedBy({
  reseller = null,
  accountManager = null,
  associationType = null,
  product = null,
  region = null,
  mode = null,
}: Omit<NullableOf<Narrowing>, "customer">) {
  return { resellerId: reseller, accountManager, associationType, product, region, chargingMode: mode };
}

/** What stands beside the figures, in the language that the request accepts. */
export async function stampOf(
  permit: Reading,
  { asOf, provisionalDays, finality }: Freshness,
  { headers }: Request,
): Promise<z.infer<z.ZodObject<typeof EXPENDITURE_STAMP>>> {
  return {
    currency: await getCurrency(permit),
    zone: "GMT+08:00",
    asOf: asOf.toISOString(),
    provisionalDays,
    finality,
    note: problemSentence(worded("expenditure.apiNote"), requestLocale(headers)),
  };
}

export function sumsOf({ spent, refunded, listed, rows }: ExpenditureAmounts): Sums {
  return {
    total: decimalOf(spent),
    expenditure: decimalOf(minus(spent, refunded)),
    refund: decimalOf(refunded),
    listCost: decimalOf(listed),
    charges: rows,
  };
}
type Sums = z.infer<z.ZodObject<typeof EXPENDITURE_SUMS>>;

export function addedUp(amounts: readonly ExpenditureAmounts[]): ExpenditureAmounts {
  return amounts.reduce(
    (sum, one) => ({
      spent: plus(sum.spent, one.spent),
      refunded: plus(sum.refunded, one.refunded),
      listed: plus(sum.listed, one.listed),
      rows: sum.rows + one.rows,
    }),
    { spent: ZERO, refunded: ZERO, listed: ZERO, rows: 0 },
  );
}
