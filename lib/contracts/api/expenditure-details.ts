import { z } from "zod";
import { BILL_TYPES } from "@/lib/domain/expenditure/bill-type";
import { CHARGING_MODES } from "@/lib/domain/expenditure/charge";
import { ASSOCIATION_TYPES } from "@/lib/domain/expenditure/dimension";
import { PAYMENT_STATUSES } from "@/lib/domain/expenditure/payment-status";
import type { ExpenditureDetailsQuery } from "../expenditure-query";
import {
  CustomerName,
  CustomerPart,
  monthText,
  NextCursor,
  PAGE,
  Product,
  Region,
  STAMP,
  WHOSE,
} from "./expenditure-values";
import { CustomerReference, DecimalText, text } from "./values";

const DETAIL_AMOUNTS = ["hide-zero", "all", "refunds"] as const satisfies readonly ExpenditureDetailsQuery["amount"][];

export const ExpenditureDetailsFilter = z.strictObject({
  ...PAGE,
  month: monthText("One month, GMT+08:00; left out, the running one.").optional(),
  amount: z
    .enum(DETAIL_AMOUNTS)
    .default("hide-zero")
    .meta({ description: "Which amounts; those of zero are left out." }),
  ...WHOSE,
  search: CustomerPart.optional(),
  product: Product.optional(),
  region: Region.optional(),
  mode: z.enum(CHARGING_MODES).optional(),
  billType: z.enum(BILL_TYPES).optional(),
  transaction: z.uuid().optional().meta({ description: "Id of an order, or of a charge." }),
  resourceName: text(500).optional().meta({ description: "The whole name." }),
  resourceId: text(500).optional().meta({ description: "The whole id." }),
  payment: z.enum(PAYMENT_STATUSES).optional(),
});

export const ExpenditureCharge = z
  .object({
    id: z.uuid(),
    day: z.iso.date(),
    customer: CustomerName,
    associationType: z.enum(ASSOCIATION_TYPES).nullable().meta({ description: "Null for a customer's key." }),
    reseller: z.string().nullable().meta({ description: "Name of the reseller the customer was with then." }),
    accountManager: z.string().nullable().meta({ description: "Name of your member it was assigned to then." }),
    account: z.string().meta({ description: "The customer's cloud account." }),
    product: z.string(),
    description: z.string().nullable(),
    region: z.string().meta({ description: "Empty: without a region." }),
    mode: z.enum(CHARGING_MODES),
    billType: z.enum(BILL_TYPES),
    resource: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
    orderId: z.uuid().nullable(),
    amount: DecimalText.meta({ description: "Expenditure at list price; below zero: a refund." }),
    listCost: DecimalText.meta({ description: "Plain list cost; what a commitment covers is no expenditure." }),
    payment: z.enum(PAYMENT_STATUSES),
  })
  .meta({ id: "ExpenditureCharge" });

export const ExpenditureDetailsPage = z
  .object({
    ...STAMP,
    month: z.string().meta({ example: "2026-11" }),
    items: z.array(ExpenditureCharge),
    nextCursor: NextCursor,
  })
  .meta({ id: "ExpenditureDetailsPage" });

export const ExpenditureForecastFilter = z.strictObject({
  customer: CustomerReference.optional(),
  reseller: z.uuid().optional().meta({ description: "Id of a reseller: its customers only." }),
});

const MaybeDay = z.iso.date().nullable();

export const ExpenditureForecast = z
  .object({
    ...STAMP,
    month: z.string().meta({ example: "2026-11" }),
    spentSoFar: DecimalText,
    expectedEnd: DecimalText.meta({ description: "What the month is expected to come to." }),
    low: DecimalText.meta({ description: "Lower end of the band that held four of five past forecasts." }),
    high: DecimalText.meta({ description: "Upper end of the band." }),
    days: z
      .array(z.object({ day: z.iso.date(), expected: DecimalText, low: DecimalText, high: DecimalText }))
      .meta({ description: "Days that are not complete: the month's sum up to and with each." }),
    budgetUsedUp: z
      .object({ expected: MaybeDay, earliest: MaybeDay, latest: MaybeDay })
      .meta({ description: "Of one customer with a budget: on which day; null: not this month." }),
    method: z.string().meta({ description: "How it was told.", example: "weekday" }),
    daysLearntFrom: z.int(),
    backTest: z
      .object({ medianErrorPercent: z.number(), runRateErrorPercent: z.number(), months: z.int() })
      .nullable()
      .meta({
        description: "How far forecasts of earlier months missed, beside a straight line; null: none was whole.",
      }),
    known: z.array(z.object({ day: z.iso.date(), amount: DecimalText, what: z.enum(["renewal", "commitment"]) })).meta({
      description: "What is known to be charged.",
    }),
  })
  .meta({ id: "ExpenditureForecast" });
