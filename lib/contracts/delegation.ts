import { z } from "zod";
import { type Delegation, PERMISSIONS } from "@/lib/domain/delegation/authority";
import { isQuotaAmount } from "@/lib/domain/delegation/quota";
import { parseMoney } from "@/lib/domain/money/money";
import { FREEZE_LEVELS } from "@/lib/domain/restriction/freeze";
import { blankAsAbsent, flag, listed, optionalText } from "./fields";

export type GrantInput = {
  readonly resellerId: string;
  /** The version the person saw; 0: no grant yet. */
  readonly version: number;
  readonly wish: Delegation;
  /** Null: none was written. */
  readonly reason: string | null;
};

export type RevokeInput = Pick<GrantInput, "resellerId" | "version" | "reason">;

const version = z.coerce.number().int().min(0).max(2_147_483_647);

// Not z.coerce.bigint(): a blank quota is none at all, not a quota of zero.
const quota = blankAsAbsent(
  z
    .string()
    .trim()
    .regex(/^\d{1,13}(\.\d{1,2})?$/, "quota-malformed")
    .transform((text, context) => {
      const amount = parseMoney(text);
      if (amount !== null && isQuotaAmount(amount)) return amount;
      context.addIssue({ code: "custom", message: "quota-out-of-range" });
      return z.NEVER;
    }),
).transform((amount) => amount ?? null);

/** A day as the date field sends it; the grant stands to its end, GMT+08:00. */
const untilDay = blankAsAbsent(
  z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, "until-malformed")
    .transform((text, context) => {
      const end = new Date(`${text}T24:00:00.000+08:00`);
      if (!Number.isNaN(end.getTime())) return end;
      context.addIssue({ code: "custom", message: "until-malformed" });
      return z.NEVER;
    }),
).transform((end) => end ?? null);

const wish = {
  permissions: listed(z.enum(PERMISSIONS)),
  monthlyQuota: quota,
  oneTimeQuota: quota,
  until: untilDay,
  reason: optionalText,
};

/** The grant dialog's form. */
export const GrantForm = z.object({ resellerId: z.uuid(), version, ...wish }).transform(inputOf);

/** The same for several resellers, each with the version that was shown: "<id>:<version>". */
export const GrantBatchForm = z.object({
  selected: z
    .array(z.string().regex(/^[0-9a-f-]{36}:\d{1,9}$/))
    .min(1)
    .max(200)
    .transform((pairs) =>
      pairs.map((pair) => {
        const [resellerId = "", shown = "0"] = pair.split(":");
        return { resellerId, version: Number(shown) };
      }),
    ),
  ...wish,
});

type GrantFields = z.output<z.ZodObject<typeof wish>> & { readonly resellerId: string; readonly version: number };

/** A form's fields as the command asks for them. */
export function inputOf({ resellerId, version: shown, reason, ...delegation }: GrantFields): GrantInput {
  return { resellerId, version: shown, wish: delegation, reason };
}

export const RevokeForm = z.object({ resellerId: z.uuid(), version, reason: optionalText });

/** No customers named: all of the reseller's. */
export const RecallInput = z.object({
  resellerId: z.uuid(),
  customerIds: z
    .array(z.uuid())
    .max(1000)
    .nullish()
    .transform((ids) => ids ?? null),
  permissions: listed(z.enum(PERMISSIONS)),
  reason: optionalText,
  /** The freeze that needs it; absent: none. */
  level: blankAsAbsent(z.enum(FREEZE_LEVELS)),
  messageToCustomer: optionalText,
  agreementVersion: optionalText,
  /** Freezes resources at once instead of a quarter of an hour later. */
  now: flag.optional(),
});
export type RecallInput = z.infer<typeof RecallInput>;

export const ReturnInput = z.object({
  resellerId: z.uuid(),
  customerIds: z.array(z.uuid()).min(1).max(1000),
  reason: optionalText,
});
export type ReturnInput = z.infer<typeof ReturnInput>;

export const StopInput = z.object({ resellerId: z.uuid(), reason: optionalText });
export type StopInput = z.infer<typeof StopInput>;
