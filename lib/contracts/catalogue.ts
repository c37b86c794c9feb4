import { z } from "zod";
import { dayStart, toBillingDay } from "@/lib/domain/calendar/billing-month";
import type { CatalogueAnswer, CatalogueRow } from "@/lib/domain/catalogue/decide-import";
import { PERIOD_UNITS, type Period } from "@/lib/domain/catalogue/offer";
import { CHARGING_MODES } from "@/lib/domain/expenditure/charge";
import { type Money, parseMoney } from "@/lib/domain/money/money";

/** What a catalogue's file may hold, whichever its form; those without "optional" in every row. */
export const CATALOGUE_COLUMNS = [
  "product",
  "service",
  "service_type",
  "resource_type",
  "specification",
  "region",
  "region_name",
  "charging_mode",
  "period",
  "unit",
  "currency",
  "price",
  "valid_from",
  "free_while_frozen",
] as const;
export const OPTIONAL_COLUMNS: readonly string[] = [
  "service_type",
  "resource_type",
  "region_name",
  "free_while_frozen",
] satisfies (typeof CATALOGUE_COLUMNS)[number][];

// Control characters separate what lists are sorted by.
const PLAIN = /^\P{Cc}*$/u;
const text = (max: number) => z.string().trim().min(1).max(max).regex(PLAIN);
const optional = (max: number) =>
  z.preprocess((value) => (value === "" ? null : (value ?? null)), text(max).nullable());

function readAs<Value>(read: (cell: string) => Value | null) {
  return z
    .string()
    .trim()
    .transform((cell, context): Value => {
      const value = read(cell);
      if (value !== null) return value;
      context.addIssue({ code: "custom", message: "malformed" });
      return z.NEVER;
    });
}

const PERIOD = /^(?:(\d{1,3}) )?(usage|hour|month|year)s?$/;

/** "usage", "hour", "month", "3 years". */
function periodOf(cell: string): Period | null {
  const [, count = "1", unit] = PERIOD.exec(cell.toLowerCase()) ?? [];
  const known = PERIOD_UNITS.find((one) => one === unit);
  return known === undefined ? null : { unit: known, count: Number(count) };
}

function priceOf(cell: string): { readonly amount: Money | null } | null {
  if (cell.toLowerCase() === "withdrawn") return { amount: null };
  const amount = parseMoney(cell);
  return amount === null || amount < 0n ? null : { amount };
}

function dayOf(cell: string): Date | null {
  const day = toBillingDay(cell);
  return day && dayStart(day);
}

const currency = z
  .string()
  .trim()
  .refine((code) => Intl.supportedValuesOf("currency").includes(code));
const TICKS: Readonly<Record<string, boolean>> = { yes: true, no: false, "": false };

/** The cells of one row; issues name the columns that are wrong. Days are those of GMT+08:00. */
export const CatalogueCells = z
  .object({
    product: text(80),
    service: text(60),
    service_type: optional(80),
    resource_type: optional(80),
    specification: text(200),
    region: text(40),
    region_name: optional(60),
    charging_mode: z.string().trim().toLowerCase().pipe(z.enum(CHARGING_MODES)),
    period: readAs(periodOf),
    unit: text(40),
    currency,
    price: readAs(priceOf),
    valid_from: readAs(dayOf),
    free_while_frozen: z.preprocess(
      (value) => value ?? "",
      readAs((cell) => TICKS[cell.toLowerCase()] ?? null),
    ),
  })
  .transform(
    (cells): Omit<CatalogueRow, "line"> => ({
      product: {
        code: cells.product,
        service: cells.service,
        serviceType: cells.service_type,
        resourceType: cells.resource_type,
        specification: cells.specification,
      },
      regionName: cells.region_name,
      offer: {
        product: cells.product,
        region: cells.region,
        mode: cells.charging_mode,
        period: cells.period,
        unit: cells.unit,
        currency: cells.currency,
      },
      price: {
        validFrom: cells.valid_from,
        amount: cells.price.amount,
        freeWhileFrozen: cells.free_while_frozen,
      },
    }),
  );

/** A row of the file and what became of it; columns that could not be read refuse it. */
export type CatalogueOutcome = {
  readonly line: number;
  /** The product's code as written. */
  readonly product: string;
  readonly row: Omit<CatalogueRow, "line"> | null;
  readonly problems: readonly string[];
  /** Null with problems. */
  readonly answer: CatalogueAnswer | null;
};
