import { z } from "zod";
import { type BudgetType, type ExhaustionAction, isBudgetAmount } from "@/lib/domain/budget/budget";
import { codeOf, DecimalNumber, decimal, filter, id, indirectPartnerId, nullable, paging } from "./fields";

export const VENDOR_BUDGET_TYPES = ["MONTHLY", "PACKAGE"] as const;
const VendorBudgetType = z.enum(VENDOR_BUDGET_TYPES);

export const BUDGET_TYPE_OF = { MONTHLY: "monthly", PACKAGE: "one-time" } as const satisfies Record<
  (typeof VENDOR_BUDGET_TYPES)[number],
  BudgetType
>;
export const VENDOR_BUDGET_TYPE = { monthly: "MONTHLY", "one-time": "PACKAGE" } as const satisfies Record<
  BudgetType,
  keyof typeof BUDGET_TYPE_OF
>;

/** 0 manual, 1 automatic (G5). */
export const EXHAUSTION_OF = { 0: "alert-only", 1: "freeze-account" } as const satisfies Record<
  0 | 1,
  ExhaustionAction
>;

const customerId = id.meta({ description: "the customer's id" });
const measure = z.literal(1).meta({ description: "always 1, the main currency unit" });
const currency = z.string().meta({ description: "the distributor's currency" });
const BUDGET_IDS_MAX = 100;
const RECORDS_MAX = 100;

export const ShowSubCustomerBudgetInput = z.object({
  customer_id: customerId,
  indirect_partner_id: indirectPartnerId,
});

const amounts = {
  budget_amount: DecimalNumber.optional().meta({ description: "absent while there is no budget" }),
  used_amount: DecimalNumber.meta({ description: "at list price, reserved amounts included; never below 0" }),
  budget_type: VendorBudgetType.optional().meta({ description: "absent while there is no budget" }),
};

export const ShowSubCustomerBudgetOutput = z.object({ ...amounts, measure_id: measure, currency });

export const ListSubCustomerBudgetInput = z.object({
  customer_ids: z
    .array(id)
    .min(1)
    .max(BUDGET_IDS_MAX)
    .meta({ description: "1 to 100; whoever is not addressed, or has no budget, is left out" }),
  indirect_partner_id: indirectPartnerId,
});

export const ListSubCustomerBudgetOutput = z.object({
  measure_id: measure,
  currency,
  budget_infos: z.array(z.object({ customer_id: customerId, ...amounts })),
});

export const UpdateSubCustomerBudgetInput = z.object({
  customer_id: customerId,
  budget_amount: decimal
    .refine(isBudgetAmount, "vendor.field.amount")
    .meta({ description: "the target, over 0, at most 2147483647, with at most two decimals" }),
  cancel_partner_frozen: filter(z.enum(["0", "1"])).meta({
    description: "1: also ends every freeze of the account, a person's too; refused where resources are frozen",
  }),
  indirect_partner_id: indirectPartnerId,
  budget_type: nullable(VendorBudgetType).meta({ description: "MONTHLY where absent or null; empty is refused" }),
  frozen_operate_type: nullable(codeOf([0, 1])).meta({
    description: "0: alert only, 1: freeze the account; absent or null: unchanged, at first 0",
  }),
});

const OPERATION_TYPES = ["SETTING", "DELETE"] as const;

export const ListSubCustomerBudgetRecordsInput = z.object({
  customer_id: customerId,
  indirect_partner_id: indirectPartnerId,
  operation_type: nullable(z.enum(OPERATION_TYPES)).meta({ description: "absent: both; empty is refused" }),
  budget_type: nullable(VendorBudgetType).meta({ description: "absent: both; empty is refused" }),
  ...paging(RECORDS_MAX),
});

export const ListSubCustomerBudgetRecordsOutput = z.object({
  total_count: z.int(),
  measure_id: measure,
  currency,
  record_list: z.array(
    z.object({
      budget_amount: DecimalNumber,
      operation_type: z.enum(OPERATION_TYPES).meta({ description: "DELETE: it ended with the association" }),
      operation_time: z.string(),
      operator: z.string().meta({ description: "who, or system" }),
      budget_type: VendorBudgetType,
      partner_corp_name: z.string(),
      partner_account_name: z.string(),
    }),
  ),
});
