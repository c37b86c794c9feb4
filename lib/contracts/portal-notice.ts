import { z } from "zod";
import { COMPANY_STATES } from "@/lib/domain/access/actor";
import { EXHAUSTION_ACTIONS } from "@/lib/domain/budget/budget";
import { FREEZE_LEVELS } from "@/lib/domain/restriction/freeze";

const said = z.string().nullable().catch(null);

const BudgetThreshold = z.object({
  kind: z.literal("budget-threshold"),
  facts: z.object({
    threshold: z.number(),
    amount: z.string(),
    used: z.string(),
    action: z.enum(EXHAUSTION_ACTIONS).exclude(["alert-only"]).nullable().catch(null),
  }),
});

const Freeze = z.object({
  kind: z.enum(["frozen", "freeze-lifted"]),
  facts: z.object({ level: z.enum(FREEZE_LEVELS).nullable().catch(null), messageToCustomer: said }),
});

const Block = z.object({
  kind: z.enum(["pay-per-use-blocked", "pay-per-use-allowed"]),
  facts: z.object({ blocked: z.boolean().catch(false), messageToCustomer: said }),
});

const Leaving = z.object({
  kind: z.enum([
    "disassociation-asked",
    "disassociation-approved",
    "disassociation-rejected",
    "disassociation-withdrawn",
    "disassociation-superseded",
  ]),
  facts: z.object({ partner: z.string(), text: said }),
});

const Answered = z.object({
  kind: z.enum(["question-answered", "question-closed"]),
  facts: z.object({ partner: z.string(), text: said }),
});

const Moved = z.object({ kind: z.literal("customer-moved"), facts: z.object({ from: z.string(), to: z.string() }) });

const Suspension = z.object({
  kind: z.enum(["partner-suspended", "partner-reinstated"]),
  facts: z.object({ partner: z.string(), state: z.enum(COMPANY_STATES) }),
});

const Started = z.object({ kind: z.literal("association-started"), facts: z.object({ partner: z.string() }) });

const Prepared = z.object({
  kind: z.literal("order-prepared"),
  facts: z.object({
    orderId: z.uuid(),
    partner: z.string(),
    what: z.string(),
    amount: z.string(),
    payBefore: z.string(),
    text: said,
  }),
});
const Renewal = z.object({
  kind: z.enum(["renewal-refused", "renewal-given-up"]),
  facts: z.object({
    resource: z.string(),
    graceEndsAt: z.iso.datetime().transform((text) => new Date(text)),
    reasons: z.array(z.string()),
  }),
});

const Deletion = z.object({
  kind: z.literal("deletion-due"),
  facts: z.object({
    count: z.number(),
    name: z.string(),
    cause: z.enum(["frozen", "expired"]),
    dueAt: z.coerce.date(),
    isDue: z.boolean(),
  }),
});

const Released = z.object({
  kind: z.literal("resources-released"),
  facts: z.object({ count: z.number(), name: z.string() }),
});

/** What a customer reads of a kept notice; fields it must not read are not even named. */
export const PortalNotice = z.union([
  BudgetThreshold,
  Freeze,
  Block,
  Leaving,
  Answered,
  Moved,
  Suspension,
  Started,
  Prepared,
  Renewal,
  Deletion,
  Released,
]);
export type PortalNotice = z.infer<typeof PortalNotice>;
