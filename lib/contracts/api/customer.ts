import { z } from "zod";
import { BUDGET_TYPES } from "@/lib/domain/budget/budget";
import { CUSTOMER_SORTS, FREEZE_FILTERS, STATUS_FILTERS, USE_FILTERS } from "../customer-list";
import { RestrictionState } from "./restriction";
import { DecimalText, InstantText, text } from "./values";

const CUSTOMERS_PAGE_MAX = 200;

export const CustomerFilter = z.strictObject({
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(CUSTOMERS_PAGE_MAX)
    .default(50)
    .meta({ description: `1 to ${CUSTOMERS_PAGE_MAX}.` }),
  cursor: z
    .string()
    .max(400)
    .optional()
    .meta({ description: "nextCursor of the page before; same filters, same sort." }),
  search: text(100).optional().meta({ description: "Part of the name or account name, or an id." }),
  reseller: z.uuid().optional().meta({ description: "Id of a reseller: its customers only." }),
  status: z.enum(STATUS_FILTERS).optional().meta({ description: "The one state a list shows of a customer." }),
  frozen: z.enum(FREEZE_FILTERS).optional().meta({ description: "Whether frozen, and why." }),
  use: z.enum(USE_FILTERS).optional().meta({ description: "How much of the budget is used." }),
  sort: z.enum(CUSTOMER_SORTS).default("name"),
  order: z.enum(["up", "down"]).optional(),
});
export type CustomerFilter = z.infer<typeof CustomerFilter>;

export const Customer = z
  .object({
    id: z.string(),
    accountName: z.string(),
    name: z.string(),
    reseller: z
      .object({ id: z.string(), name: z.string() })
      .nullable()
      .meta({ description: "Null: the distributor's own customer." }),
    associatedAt: InstantText,
    status: z.enum(STATUS_FILTERS),
    budget: z
      .object({
        type: z.enum(BUDGET_TYPES),
        amount: DecimalText,
        used: DecimalText.meta({ description: "What counts as used, reserved amounts included." }),
        remaining: DecimalText,
        currency: z.string(),
      })
      .nullable(),
    restriction: RestrictionState,
    asOf: InstantText,
  })
  .meta({ id: "Customer" });

export const CustomerPage = z
  .object({
    items: z.array(Customer),
    total: z.int().meta({ description: "Customers that match, whatever the page." }),
    nextCursor: z.string().nullable().meta({ description: "Null on the last page." }),
  })
  .meta({ id: "CustomerPage" });
