import { z } from "zod";
import { BUDGET_TYPES, EXHAUSTION_ACTIONS } from "@/lib/domain/budget/budget";
import { DEVELOPMENT_BATCH_MAX, type DevelopmentReason } from "@/lib/domain/development/decide-development";
import { LINK_LIFE_DAYS_MAX } from "@/lib/domain/development/link";
import { budgetAmount } from "./budget";
import { flag, NO_ZERO_BYTE } from "./fields";
import { email, line } from "./invitation";

/** Messages are keys; the form has the words. */
const optionalLine = (max: number, key: string) =>
  z.preprocess(
    (value) => (typeof value === "string" && value.trim() === "" ? null : value),
    line(max, key).nullable().default(null),
  );

/** One customer to pre-register, from a form or a line of a list. */
export const PreregisterInput = z.object({
  name: line(200, "name").min(1, "name"),
  email: z.string("email").trim().toLowerCase().pipe(email),
  contact: optionalLine(100, "contact"),
  externalId: optionalLine(100, "externalId"),
  note: z.preprocess(
    (value) => (typeof value === "string" && value.trim() !== "" ? value.trim() : null),
    z.string().max(1000, "note").regex(NO_ZERO_BYTE, "note").nullable(),
  ),
});
export type PreregisterInput = z.infer<typeof PreregisterInput>;

/** The languages an invitation is written in. */
const MAIL_LANGUAGES = ["en", "zh-CN"] as const;

export const InviteInput = z.object({
  ids: z.array(z.uuid()).min(1, "nobody").max(DEVELOPMENT_BATCH_MAX, "too-many"),
  language: z.enum(MAIL_LANGUAGES, "language"),
});

export const WithdrawLinkInput = z.object({ linkId: z.uuid() });

/** A hyperlink or code; its days are one of those offered. */
export const CreateLinkInput = z.object({
  label: optionalLine(100, "label"),
  validDays: z.coerce.number("days").int("days").min(1, "days").max(LINK_LIFE_DAYS_MAX, "days"),
});

export const StartingPolicyInput = z.object({
  /** Null: for the distributor's own customers. */
  resellerId: z.preprocess((value) => (value === "" ? null : value), z.uuid().nullable()),
  version: z.coerce.number().int().min(0).max(2_147_483_647),
  type: z.enum(BUDGET_TYPES, "type"),
  amount: budgetAmount,
  action: z.enum(EXHAUSTION_ACTIONS, "action"),
  startLifted: flag.default(false),
});

export const RemovePolicyInput = StartingPolicyInput.pick({ resellerId: true, version: true }).extend({
  removal: z.literal("yes"),
});

/** What one line or one customer of an act on several got as its answer. */
export type RowOutcome = {
  readonly id: string;
  readonly name: string | null;
  /** Null unless it came from a list. */
  readonly line: number | null;
  /** Fields that are wrong. */
  readonly problems: readonly string[];
  readonly reasons: readonly DevelopmentReason[];
};
