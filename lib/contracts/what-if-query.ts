import { z } from "zod";
import { EXHAUSTION_ACTIONS } from "@/lib/domain/budget/budget";
import { decimalOf } from "@/lib/domain/money/money";
import { AMOUNT_WAYS, type Policy, TRIAL_THRESHOLDS, type TrialThreshold } from "@/lib/domain/what-if/policy";
import { budgetAmount } from "./budget";
import { maybe } from "./fields";
import { isUuid } from "./is-uuid";

/** Most customers an address may name one by one. */
const NAMED_MAX = 200;

/** Names with commas between them, each once; what is none is left out. */
const listed = <Name extends string>(isName: (text: string) => text is Name, max: number) =>
  z.string().transform((text) => [...new Set(text.split(","))].filter(isName).slice(0, max));
const isId = (text: string): text is string => isUuid(text);
const isThreshold = (text: string): text is TrialThreshold => TRIAL_THRESHOLDS.some((known) => known === text);

/** The address of a trial. What is not understood is left out rather than refused. */
export const WhatIfQuery = z.object({
  /** Customers' ids; a name that leads to none is no customer. */
  customers: maybe(listed(isId, NAMED_MAX)),
  reseller: maybe(z.uuid()),
  /** A member's id; "none": nobody looks after it. */
  manager: maybe(z.union([z.literal("none"), z.uuid()])),
  budget: maybe(z.literal("none")),
  how: z.enum(AMOUNT_WAYS).catch("suggested").default("suggested"),
  amount: maybe(budgetAmount),
  /** Whole percent of the mean month. */
  percent: maybe(
    z
      .string()
      .regex(/^\d{1,4}$/)
      .transform(Number)
      .refine((percent) => percent >= 1 && percent <= 1000),
  ),
  action: z.enum(EXHAUSTION_ACTIONS).catch("alert-only").default("alert-only"),
  lift: maybe(z.literal("on")),
  /** Null: all of them. */
  thresholds: maybe(listed(isThreshold, TRIAL_THRESHOLDS.length).refine((chosen) => chosen.length > 0)),
  /** The customer whose months are shown. */
  open: maybe(z.uuid()),
  page: z.coerce.number().int().min(1).max(1000).catch(1).default(1),
});
export type WhatIfQuery = z.infer<typeof WhatIfQuery>;

/** The policy the address asks to try; null while its amount is missing. */
export function policyOf({ how, amount, percent, action, lift, thresholds }: WhatIfQuery): Policy | null {
  const rest = { action, liftWhenRestored: lift === "on", thresholds: thresholds ?? TRIAL_THRESHOLDS };
  switch (how) {
    case "fixed":
      return amount === null ? null : { ...rest, amount: { way: how, amount } };
    case "percent-of-mean":
      return percent === null ? null : { ...rest, amount: { way: how, percent } };
    case "suggested":
      return { ...rest, amount: { way: how } };
  }
}

/** The address with some of it changed; another question begins on its first page, with no months open. */
export function whatIfHref(query: Partial<WhatIfQuery>, patch: Partial<WhatIfQuery> = {}): string {
  const { amount, ...kept } = { ...query, open: null, page: 1, ...patch };
  const search = new URLSearchParams();
  const usual: Partial<Record<keyof WhatIfQuery, unknown>> = { how: "suggested", action: "alert-only", page: 1 };
  for (const [name, value] of Object.entries(kept)) {
    if (value === null || value === undefined || value === usual[name as keyof WhatIfQuery]) continue;
    search.set(name, String(value));
  }
  if (amount) search.set("amount", decimalOf(amount));
  return search.size > 0 ? `/customers/what-if?${search}` : "/customers/what-if";
}
