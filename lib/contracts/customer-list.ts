import { z } from "zod";
import { FREEZE_LEVELS, FREEZE_ORIGINS } from "@/lib/domain/restriction/freeze";
import { dayText, maybe } from "./fields";

export const CUSTOMER_TABS = ["all", "own", "resellers"] as const;

export const CUSTOMER_SORTS = ["name", "spent", "use", "associated"] as const;
export type CustomerSort = (typeof CUSTOMER_SORTS)[number];

export const STATUS_FILTERS = [
  "partner-suspended",
  "frozen-with-resources",
  "frozen",
  "no-budget",
  "used-up",
  "at-90",
  "at-75",
  "normal",
] as const;

/**
 * Whether and why a customer is frozen, any of several; `waits-for-you` joined and is the viewer's to start,
 * `cause-gone` waits to be lifted, `place-failed` did not take effect at a provider.
 */
export const FREEZE_FILTERS = ["no", ...FREEZE_ORIGINS, "waits-for-you", "cause-gone", "place-failed"] as const;
export type FreezeFilter = (typeof FREEZE_FILTERS)[number];

/** What is in force, whatever its origins; `none` is neither frozen nor blocked. */
export const LEVEL_FILTERS = ["none", ...FREEZE_LEVELS, "pay-per-use-blocked"] as const;

/** Budget use whatever the restriction; `used-up` from 100 %. */
export const USE_FILTERS = ["none", "below-75", "75-to-90", "90-to-100", "used-up"] as const;

/** Whether the customer's reseller holds any permission over it. */
export const AUTHORISED_FILTERS = ["authorised", "not-authorised"] as const;

const freezeFilters = z
  .union([z.string().max(200), z.array(z.string()).max(20)])
  .transform((given) => [given].flat().flatMap((text) => text.split(",")))
  .transform((names) => FREEZE_FILTERS.filter((known) => names.includes(known)))
  .refine((found) => found.length > 0);
/** Whole percent of a budget. */
const percent = z.coerce
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number);

/** The customer list's address. What is not understood is left out rather than refused. */
export const CustomerListQuery = z.object({
  tab: z.enum(CUSTOMER_TABS).catch("all").default("all"),
  // PostgreSQL knows no text with a zero byte.
  q: maybe(
    z
      .string()
      .trim()
      .min(1)
      .max(100)
      .regex(/^[^\0]*$/),
  ),
  reseller: maybe(z.uuid()),
  status: maybe(z.enum(STATUS_FILTERS)),
  frozen: maybe(freezeFilters),
  level: maybe(z.enum(LEVEL_FILTERS)),
  use: maybe(z.enum(USE_FILTERS)),
  /** Used at least, and at most, so many percent of its budget. */
  usedFrom: maybe(percent),
  usedTo: maybe(percent),
  authority: maybe(z.enum(AUTHORISED_FILTERS)),
  /** A member's id; "none": nobody looks after it. */
  manager: maybe(z.union([z.literal("none"), z.uuid()])),
  from: maybe(dayText),
  to: maybe(dayText),
  sort: z.enum(CUSTOMER_SORTS).catch("name").default("name"),
  order: maybe(z.enum(["up", "down"])),
  after: maybe(z.string().max(400)),
  before: maybe(z.string().max(400)),
  /** Whether e-mail and phone are shown in full. */
  contacts: maybe(z.literal("shown")),
});
export type CustomerListQuery = z.infer<typeof CustomerListQuery>;

type Patch = Partial<Record<keyof CustomerListQuery, string | number | readonly string[] | null>>;

/** The list's address with some of it changed; a page position holds only for the list it was made for. */
export function customerListHref(query: CustomerListQuery, patch: Patch): string {
  const kept: Patch = { ...query, after: null, before: null, ...patch };
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(kept)) {
    const usual = (name === "tab" && value === "all") || (name === "sort" && value === "name");
    if (value !== null && value !== undefined && !usual) search.set(name, String(value));
  }
  return search.size > 0 ? `/customers?${search}` : "/customers";
}
