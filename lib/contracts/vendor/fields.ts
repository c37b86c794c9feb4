import { z } from "zod";
import { decimalOf, type Money, parseMoney } from "@/lib/domain/money/money";
import type { OffsetPage } from "../page";

/** Currency unit: the main one; all amounts are in it. */
export const MEASURE_MAIN = 1;

// The database keeps neither NUL nor half a character.
const isStorable = (text: string) => !text.includes("\u0000") && text.isWellFormed();

/** Text within those lengths, as the vendor counts them; not trimmed. */
export function text(max: number, min = 0) {
  return z.string().min(min).max(max).refine(isStorable, "vendor.field.storable");
}

/** An id as the vendor bounds it; ours are UUIDs, and anything else names nobody. */
export const id = text(64, 1);

/** A filter: absent, null and empty are no filter, as the vendor has it. */
export function filter<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value) => (value === "" || value === null ? undefined : value), schema.optional());
}

/** A value the vendor takes as absent where it is null, but refuses where it is empty. */
export function nullable<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value) => (value === null ? undefined : value), schema.optional());
}

/** A whole number, as JSON or as a query has it. */
function whole(min: number, max: number) {
  const digits = z.string().regex(/^-?\d{1,12}$/, "vendor.field.whole");
  return z.union([z.number(), digits.transform(Number)], "vendor.field.whole").pipe(z.int().min(min).max(max));
}

/** One of the vendor's numeric codes. */
export function codeOf<const Codes extends readonly number[]>(codes: Codes) {
  return whole(Math.min(...codes), Math.max(...codes)).refine(
    (code): code is Codes[number] => codes.includes(code),
    "vendor.field.code",
  );
}

const OFFSET_MAX = 40_000_000;

/** `offset` counts records from 0; `limit` is 10 unless said. */
export function paging(limitMax: number) {
  return {
    offset: filter(whole(0, OFFSET_MAX)).meta({ description: `0 to ${OFFSET_MAX}; counts records` }),
    limit: filter(whole(1, limitMax)).meta({ description: `1 to ${limitMax}; 10 unless said` }),
  };
}

const LIMIT_USUAL = 10;

/** Where a page begins and how many records it has. */
export function pageOf({
  offset,
  limit,
}: {
  readonly offset?: number | undefined;
  readonly limit?: number | undefined;
}): OffsetPage {
  return { offset: offset ?? 0, limit: limit ?? LIMIT_USUAL };
}

/** An instant as the vendor writes it: UTC, to the second. */
export const utcTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/, "vendor.field.time")
  .transform((written, context) => {
    const at = new Date(written);
    // 2026-02-30 would roll over; the database knows no year 0.
    if (!Number.isNaN(at.getTime()) && utcText(at) === written && at.getUTCFullYear() > 0) return at;
    context.addIssue({ code: "custom", message: "vendor.field.time" });
    return z.NEVER;
  });

/** An end before its beginning is a mistake; a range that is open on a side is none. */
export function inOrder(begin: Date | undefined, end: Date | undefined): boolean {
  return begin === undefined || end === undefined || begin <= end;
}

/** The last instant, to the millisecond, of the second at which a range ends: what leaves is cut to the second too. */
export function endOfSecond(end: Date | undefined): Date | undefined {
  return end && new Date(end.getTime() + 999);
}

/** An instant as it leaves, cut to the second. */
export function utcText(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`;
}

/** A billing cycle "2026-11", GMT+08:00. */
export const cycle = z.string().regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/, "vendor.field.cycle");

/** An amount as JSON's number or as text, read exactly as it was written. */
export const decimal = z
  .union([z.number(), z.string().max(40)], "vendor.field.decimal")
  .transform((given, context): Money => {
    const amount = parseMoney(String(given));
    if (amount !== null) return amount;
    context.addIssue({ code: "custom", message: "vendor.field.decimal" });
    return z.NEVER;
  });

// A JSON number keeps 15 digits and an amount may have more, so the digits are written as they are.
const { rawJSON } = JSON as typeof JSON & { rawJSON: (text: string) => unknown };

/** An amount as it leaves: an exact JSON number. */
export function decimalNumber(amount: Money): number {
  // What reads it as a number gets one; only JSON.stringify ever does.
  return rawJSON(decimalOf(amount)) as number;
}

/** How an amount is described: see decimalNumber. */
export const DecimalNumber = z.number();

export const indirectPartnerId = filter(id).meta({
  description: "the reseller whose customer is meant; for distributors, others leave it out",
});

/** Texts whose words stand in the messages begin like this. */
export const WORDED = "vendor.field.";
