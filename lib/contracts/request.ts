import { z } from "zod";
import { BUDGET_TYPES, EXHAUSTION_ACTIONS } from "@/lib/domain/budget/budget";
import type { BudgetReason } from "@/lib/domain/budget/budget-reasons";
import type { BudgetConsequence } from "@/lib/domain/budget/decide-budget";
import { addDays, dayStart, toBillingDay } from "@/lib/domain/calendar/billing-month";
import type { NonEmpty } from "@/lib/domain/decision";
import { PERMISSIONS } from "@/lib/domain/delegation/authority";
import type { DelegationReason } from "@/lib/domain/delegation/decide-delegation";
import { isQuotaAmount } from "@/lib/domain/delegation/quota";
import { parseMoney } from "@/lib/domain/money/money";
import type { RequestReason } from "@/lib/domain/request/decide-request";
import { REQUEST_KINDS, REQUEST_STATES } from "@/lib/domain/request/request";
import type { RestrictionReason } from "@/lib/domain/restriction/decide-restriction";
import { BLOCK_ORIGINS, STORED_FREEZE_ORIGINS } from "@/lib/domain/restriction/freeze";
import { budgetAmount } from "./budget";
import { flag, listed, maybe, NO_ZERO_BYTE, optionalText } from "./fields";

/** Why the act of an approved request could not be done. */
export type ExecutionReason = BudgetReason | RestrictionReason | DelegationReason;

/** What approving answers; `failed`: the act was refused, and the request stays pending with that. */
export type ApprovalAnswer =
  | { readonly status: "saved" }
  | { readonly status: "confirm"; readonly consequences: NonEmpty<BudgetConsequence> }
  | { readonly status: "refused"; readonly reasons: NonEmpty<RequestReason> }
  | { readonly status: "failed"; readonly reasons: NonEmpty<ExecutionReason> };

// A blank or missing quota is none.
const quotaAmount = z.preprocess(
  (value) => (value === undefined || value === null || String(value).trim() === "" ? null : value),
  z
    .string()
    .trim()
    .regex(/^\d{1,13}(\.\d{1,2})?$/, "request.amount-malformed")
    .transform((text, context) => {
      const amount = parseMoney(text);
      if (amount !== null && isQuotaAmount(amount)) return amount;
      context.addIssue({ code: "custom", message: "request.amount-out-of-range" });
      return z.NEVER;
    })
    .nullable(),
);

const messageToCustomer = optionalText;
const quotas = { monthlyQuota: quotaAmount, oneTimeQuota: quotaAmount };

/** The values of each kind, from a form or as the database keeps them. */
export const RequestWish = z.discriminatedUnion("kind", [
  z.object({
    kind: z.enum(["activate", "adjust-budget"]),
    type: z.enum(BUDGET_TYPES),
    amount: budgetAmount,
    action: z.enum(EXHAUSTION_ACTIONS),
  }),
  z.object({
    kind: z.enum(["freeze-account", "freeze-account-and-resources", "block-pay-per-use"]),
    messageToCustomer,
  }),
  z.object({ kind: z.literal("lift"), origins: listed(z.enum(STORED_FREEZE_ORIGINS)), messageToCustomer }),
  z.object({ kind: z.literal("allow-pay-per-use"), origins: listed(z.enum(BLOCK_ORIGINS)), messageToCustomer }),
  z.object({ kind: z.literal("permission"), permissions: listed(z.enum(PERMISSIONS)), ...quotas }),
  z.object({ kind: z.literal("quota"), ...quotas }),
]);
export type RequestWish = z.infer<typeof RequestWish>;

// Blank and overlong texts pass: the decision refuses them together with everything else.
const text = z.preprocess((value) => value ?? "", z.string().trim().max(4000).regex(NO_ZERO_BYTE));

/** From a flat form: the fields of the kind stand beside the others. */
const withWish = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.preprocess(
    (form) => (typeof form === "object" && form !== null && !("wish" in form) ? { ...form, wish: form } : form),
    z.object({ ...shape, wish: RequestWish }),
  );

export const CreateRequestInput = withWish({
  /** Null: about the reseller's own permissions and quotas. */
  customerId: z.preprocess((value) => (value === "" || value === undefined ? null : value), z.uuid().nullable()),
  reason: text,
});
export type CreateRequestInput = z.infer<typeof CreateRequestInput>;

/** A day's end in GMT+08:00; blank: no end. */
const untilDay = z.preprocess(
  (value) => (value === "" || value === undefined ? null : value),
  z
    .string()
    .transform((given, context) => {
      const day = toBillingDay(given);
      if (day !== null) return dayStart(addDays(day, 1));
      context.addIssue({ code: "custom", message: "request.day-malformed" });
      return z.NEVER;
    })
    .nullable(),
);

export const ApproveRequestInput = withWish({
  requestId: z.uuid(),
  /** The version of the budget or grant shown; 0: there was none, or the kind has none. */
  version: z.coerce.number().int().min(0).max(2_147_483_647).default(0),
  until: untilDay,
  note: optionalText,
  /** Version of the agreement accepted for freezing resources; null: not accepted. */
  agreementVersion: optionalText,
  /** Freezes resources at once instead of a quarter of an hour later. */
  now: flag.optional(),
  confirmed: flag.default(false),
});
export type ApproveRequestInput = z.infer<typeof ApproveRequestInput>;

export const RejectRequestInput = z.object({ requestId: z.uuid(), note: text });
export type RejectRequestInput = z.infer<typeof RejectRequestInput>;

export const WithdrawRequestInput = z.object({ requestId: z.uuid() });
export type WithdrawRequestInput = z.infer<typeof WithdrawRequestInput>;

export const CommentInput = z.object({ requestId: z.uuid(), text });
export type CommentInput = z.infer<typeof CommentInput>;

export const REQUEST_STATE_FILTERS = [...REQUEST_STATES, "answered", "all"] as const;

/** The address of the list; what is not understood is left out rather than refused. */
export const RequestListQuery = z.object({
  /** Null: what the reader usually wants. */
  state: maybe(z.enum(REQUEST_STATE_FILTERS)),
  kind: maybe(z.enum(REQUEST_KINDS)),
  reseller: maybe(z.uuid()),
  customer: maybe(z.uuid()),
  after: maybe(z.string().max(400)),
});
export type RequestListQuery = z.infer<typeof RequestListQuery>;
