import { z } from "zod";
import { type Money, parseMoney } from "@/lib/domain/money/money";

// The database keeps neither NUL nor half a character; refused here it is a clear answer instead of a fault.
const isStorable = (text: string) => !text.includes("\u0000") && text.isWellFormed();
const NOT_STORABLE = "may contain neither NUL nor broken characters";

/** Text of 1 to `max` characters after trimming. */
export function text(max: number) {
  return z.string().trim().min(1).max(max).refine(isStorable, NOT_STORABLE);
}

// 15 significant digits survive a JSON number, and two decimals say that a price was meant.
const EXACT_NUMBER = /^-?\d{1,13}(\.\d{1,2})?$/;

function readDecimal(value: string | number, context: z.RefinementCtx): Money {
  const written = String(value);
  const isExact = typeof value === "string" || EXACT_NUMBER.test(written);
  const amount = isExact ? parseMoney(written) : null;
  if (amount === null) {
    const message =
      typeof value === "number"
        ? "a JSON number may have at most two decimals and 15 digits; send finer or larger amounts as a string"
        : 'must be a plain decimal such as "12.5", with at most 26 digits before and 12 after the point';
    context.addIssue({ code: "custom", message, input: value });
    return z.NEVER;
  }
  return amount;
}

/** Decimal text, or a JSON number with at most two decimals and 15 digits, which is exactly what was written. */
export const DecimalInput = z
  .union([z.string().max(40), z.number()], "must be decimal text or a number")
  .transform(readDecimal)
  .meta({
    description:
      "An amount in the distributor's currency: decimal text of at most 12 decimals, or a JSON number with at most two decimals and 15 digits.",
    example: "129.90",
  });

/** How every amount leaves: exact decimal text without trailing zeros. */
export const DecimalText = z
  .string()
  .meta({ description: "Exact decimal text without trailing zeros.", example: "129.9" });

export const InstantText = z.iso.datetime({ offset: true }).meta({ example: "2026-11-22T14:20:00.000Z" });

/** Our id of a customer or its account name. */
export const CustomerReference = z
  .string()
  .min(1)
  .max(128)
  .refine(isStorable, NOT_STORABLE)
  .meta({ description: "The customer's id or its account name.", example: "acme-cloud" });
