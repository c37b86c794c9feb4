import { z } from "zod";
import { parseMoney } from "@/lib/domain/money/money";
import { PERIODS_MAX, QUANTITY_MAX } from "@/lib/domain/order/quote";
import { orderKey, wholeUpTo } from "./order";
import { purchaseAmount } from "./purchase";

const about = { resourceId: z.uuid(), key: orderKey };
const periods = wholeUpTo(PERIODS_MAX);
const quantity = wholeUpTo(QUANTITY_MAX);

/** Decimal text, at most 12 decimals; below zero: given back. */
const difference = z
  .string()
  .regex(/^-?\d{1,15}(\.\d{1,12})?$/, "term.amount-malformed")
  .transform((text, context) => {
    const amount = parseMoney(text);
    if (amount !== null) return amount;
    context.addIssue({ code: "custom", message: "term.amount-malformed" });
    return z.NEVER;
  });

/** The amount that was shown, and as of when: it shrinks as time passes. */
const shown = { agreed: difference, asOf: z.iso.datetime().transform((text) => new Date(text)) };

/** A resource's own address. */
export const TermPath = z.object({ resourceId: z.uuid() });

/** How much is asked for, from a page's address. */
export const RenewAsked = z.object({ periods });
export const ChangeAsked = z.object({ offerId: z.uuid(), quantity });
export const ConvertAsked = z.object({ offerId: z.uuid(), periods });

export const RenewInput = z.object({ ...about, ...RenewAsked.shape, agreed: purchaseAmount });
export type RenewInput = z.infer<typeof RenewInput>;

export const ChangeInput = z.object({ ...about, ...ChangeAsked.shape, ...shown });
export type ChangeInput = z.infer<typeof ChangeInput>;

export const UnsubscribeInput = z.object({ ...about, ...shown });
export type UnsubscribeInput = z.infer<typeof UnsubscribeInput>;

export const ConvertInput = z.object({ ...about, ...ConvertAsked.shape, agreed: purchaseAmount });
export type ConvertInput = z.infer<typeof ConvertInput>;

export const AutoRenewalInput = z.object({
  resourceId: z.uuid(),
  /** By how many periods it renews itself; "off": it does not. */
  periods: z.union([z.literal("off").transform(() => null), periods]),
});
export type AutoRenewalInput = z.infer<typeof AutoRenewalInput>;
