import { z } from "zod";
import { toBillingDay } from "@/lib/domain/calendar/billing-month";
import { BLOCK_ORIGINS, FREEZE_LEVELS, STORED_FREEZE_ORIGINS } from "@/lib/domain/restriction/freeze";
import { HOLD_KINDS } from "@/lib/domain/restriction/hold";
import { TIMINGS } from "@/lib/domain/restriction/waiting-act";
import { blankAsAbsent, flag, listed, NO_ZERO_BYTE, optionalText } from "./fields";

// Blank and overlong reasons pass: the decision refuses them together with everything else.
const reason = z.preprocess((value) => value ?? "", z.string().trim().max(4000).regex(NO_ZERO_BYTE));
const act = {
  customerId: z.uuid(),
  reason,
  messageToCustomer: optionalText,
  /** Takes back from the reseller what the act needs, for this customer and for the same reason. */
  recall: flag.optional(),
};

export const FreezeInput = z.object({
  ...act,
  level: z.enum(FREEZE_LEVELS),
  /** Version of the agreement accepted; null: not accepted. */
  agreementVersion: optionalText,
});
export type FreezeInput = z.infer<typeof FreezeInput>;

export const LiftInput = z.object({ ...act, origins: listed(z.enum(STORED_FREEZE_ORIGINS)) });
export type LiftInput = z.infer<typeof LiftInput>;

/** Wall-clock time in GMT+08:00, as a form's date and time say it: "2026-11-29T22:30". Blank: none. */
const billingTime = blankAsAbsent(
  z.string().transform((text, context) => {
    const [day = "", time = ""] = text.split("T");
    if (toBillingDay(day) !== null && /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(time)) {
      return new Date(`${text}+08:00`);
    }
    context.addIssue({ code: "custom", message: "restriction.time-malformed" });
    return z.NEVER;
  }),
);

/** When an order takes effect; absent: a freeze of resources a quarter of an hour later, all else at once. */
const order = { timing: blankAsAbsent(z.enum(TIMINGS)), orderedFor: billingTime };

export const FreezeOrderInput = FreezeInput.extend(order);
export type FreezeOrderInput = FreezeInput & {
  readonly timing?: (typeof TIMINGS)[number] | undefined;
  readonly orderedFor?: Date | undefined;
};

export const LiftOrderInput = LiftInput.extend(order);
export type LiftOrderInput = LiftInput & Pick<FreezeOrderInput, "timing" | "orderedFor">;

/** An ordered act, by its id; the reason is asked for when it is declined. */
export const ActStepInput = z.object({ actId: z.uuid(), reason });
export type ActStepInput = z.infer<typeof ActStepInput>;

export const ProtectionInput = z.object({ customerId: z.uuid(), reason });
export type ProtectionInput = z.infer<typeof ProtectionInput>;

export const HoldInput = z.object({ customerId: z.uuid(), kind: z.enum(HOLD_KINDS), reason });
export type HoldInput = z.infer<typeof HoldInput>;

export const BlockInput = z.object(act);
export type BlockInput = z.infer<typeof BlockInput>;

export const AllowInput = z.object({ ...act, origins: listed(z.enum(BLOCK_ORIGINS)) });
export type AllowInput = z.infer<typeof AllowInput>;
