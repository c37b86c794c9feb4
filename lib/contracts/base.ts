import { z } from "zod";
import { MEMBER_ROLES } from "@/lib/domain/access/actor";
import type { BaseField, BaseReason } from "@/lib/domain/base/base-reasons";
import type { BaseRecord, BaseRow } from "@/lib/domain/base/base-row";
import { BUDGET_TYPES, EXHAUSTION_ACTIONS } from "@/lib/domain/budget/budget";
import { toBillingDay, toBillingMonth } from "@/lib/domain/calendar/billing-month";
import type { NonEmpty } from "@/lib/domain/decision";
import type { FreezeLevel } from "@/lib/domain/restriction/freeze";
import { BASE_MAX } from "./base-columns";
import { budgetAmount } from "./budget";
import { flag, NO_ZERO_BYTE } from "./fields";
import { email, line } from "./invitation";
import { withoutGroups } from "./sheet";

/** What an invitation of the base is written in. */
const LANGUAGES = ["en", "zh-CN"] as const;

const STATES: Readonly<Record<string, FreezeLevel | null>> = {
  normal: null,
  "account-frozen": "account",
  "account-and-resources-frozen": "account-and-resources",
};

const blankAsNull = (value: unknown) => (typeof value !== "string" || value.trim() === "" ? null : value.trim());
const optional = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(blankAsNull, schema.nullable());
const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.string().toLowerCase().pipe(z.enum(words));

const name = line(100, "name").min(1, "name");
const accountName = line(64, "account_name").toLowerCase().pipe(z.string().min(1, "account_name"));
const contact = { email: optional(email), phone: optional(line(40, "phone")) };
const day = z.string().transform((text, context) => toBillingDay(text) ?? refuse(context));
const month = z.string().transform((text, context) => toBillingMonth(text.slice(0, 7)) ?? refuse(context));
const ticked = z.preprocess((value) => (typeof value === "string" ? value.trim().toLowerCase() : value), flag);

function refuse(context: { addIssue(issue: { code: "custom"; message: string }): void }): never {
  context.addIssue({ code: "custom", message: "malformed" });
  return z.NEVER;
}

const Reseller = z.object({ record: z.literal("reseller"), account_name: accountName, name, ...contact });

const Customer = z.object({
  record: z.literal("customer"),
  account_name: accountName,
  name,
  ...contact,
  reseller: optional(accountName),
  associated_on: optional(day),
  budget_type: optional(oneOf(BUDGET_TYPES)),
  budget: optional(z.string().transform(withoutGroups).pipe(budgetAmount)),
  budget_from: optional(month),
  action: optional(oneOf(EXHAUSTION_ACTIONS)),
  lift_when_restored: ticked.default(false),
  // Never guessed: a customer whose state is missing would be open by default.
  state: z
    .string()
    .toLowerCase()
    .refine((text) => text in STATES),
  pay_per_use: optional(oneOf(["allowed", "blocked"])),
  reason: optional(z.string().max(4000).regex(NO_ZERO_BYTE)),
});

const Account = z.object({
  record: z.literal("account"),
  account_id: line(200, "account_id").min(1, "account_id"),
  name: optional(line(200, "name")),
  account_name: accountName,
  from_day: optional(day),
});

const Member = z.object({
  record: z.literal("member"),
  account_name: accountName,
  email: z.string().trim().toLowerCase().pipe(email),
  roles: z
    .string()
    .toLowerCase()
    .transform((text) => text.split(/[;|,\s]+/).filter((role) => role !== ""))
    .pipe(z.array(z.enum(MEMBER_ROLES)).min(1)),
  language: z.preprocess((value) => blankAsNull(value) ?? "en", z.enum(LANGUAGES)),
});

/** The cells of one line; issues name the columns that are wrong. Days, months and zone: GMT+08:00. */
export const BaseCells = z
  .discriminatedUnion("record", [Reseller, Customer, Account, Member])
  .superRefine((cells, context) => {
    if (cells.record !== "customer" || cells.budget !== null) return;
    // What describes a budget needs one: dropped silently it would be missing later.
    for (const column of ["budget_type", "budget_from", "action"] as const) {
      if (cells[column] !== null) context.addIssue({ code: "custom", path: ["budget"], message: "missing" });
    }
  })
  .superRefine((cells, context) => {
    if (cells.record !== "customer" || cells.budget_from === null || cells.budget_type === "one-time") return;
    context.addIssue({ code: "custom", path: ["budget_from"], message: "only one-time" });
  })
  .transform(rowOf);

function rowOf(cells: z.infer<typeof Reseller | typeof Customer | typeof Account | typeof Member>): BaseRow {
  switch (cells.record) {
    case "reseller": {
      const { account_name, ...rest } = cells;
      return { ...rest, accountName: account_name };
    }
    case "customer":
      return customerOf(cells);
    case "account": {
      const { record, name: named, account_name, account_id, from_day } = cells;
      return { record, accountId: account_id, name: named, customer: account_name, fromDay: from_day };
    }
    case "member": {
      const { account_name, ...rest } = cells;
      return { ...rest, company: account_name };
    }
  }
}

function customerOf(cells: z.infer<typeof Customer>): BaseRow {
  const { record, name: named, email: address, phone, reseller, reason, state, budget } = cells;
  return {
    record,
    accountName: cells.account_name,
    name: named,
    reseller,
    email: address,
    phone,
    associatedOn: cells.associated_on,
    budget:
      budget === null
        ? null
        : {
            type: cells.budget_type ?? "monthly",
            amount: budget,
            action: cells.action ?? "alert-only",
            liftWhenRestored: cells.lift_when_restored,
            countsFrom: cells.budget_from,
          },
    freeze: STATES[state] ?? null,
    payPerUseBlocked: cells.pay_per_use === "blocked",
    reason,
  };
}

/** Which readable rows of a file one call brings over. */
export const BasePieceInput = z.object({
  from: z.coerce.number().int().min(0).max(BASE_MAX),
  count: z.coerce.number().int().min(1).max(BASE_MAX),
});

/** What became of a row, or would in a dry run. */
export type BaseAnswer =
  | { readonly status: "brought" }
  | { readonly status: "stands"; readonly differs: readonly BaseField[] }
  | { readonly status: "refused"; readonly reasons: NonEmpty<BaseReason> };

/** A line of the file, in the order of bringing over, and what became of it; columns that could not be read refuse it. */
export type BaseOutcome = {
  /** Null for a CSV. */
  readonly sheet: string | null;
  readonly line: number;
  /** Null: the line does not say. */
  readonly record: BaseRecord | null;
  /** As the line names it: account name, account id or address. */
  readonly name: string;
  readonly problems: readonly string[];
  /** Null with problems. */
  readonly answer: BaseAnswer | null;
};
