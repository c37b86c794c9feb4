import type { ChargingMode } from "@/lib/domain/expenditure/charge";
import type { Money } from "@/lib/domain/money/money";

/** The source of what this product meters itself. */
export const METERING = "metering";

/** A usage event as read from the wire; times as ISO 8601 text with zone. */
export type UsageEventInput = {
  readonly id: string;
  readonly source: string;
  readonly account: string;
  readonly start: string;
  readonly end?: string | undefined;
  readonly service: string;
  readonly product?: string | undefined;
  readonly region?: string | undefined;
  readonly chargingMode?: ChargingMode | undefined;
  readonly listCost: Money;
  readonly currency: string;
};

export const USAGE_REFUSALS = [
  /** The same source and id came before with other content. */
  "usage.conflict",
  "usage.other-currency",
  /** Not an instant of the years 2000 to 2099. */
  "usage.not-a-time",
  "usage.period-reversed",
  "usage.out-of-range",
  /** The source is the name of this product's own meter. */
  "usage.source-reserved",
  /** The company is frozen and writes nothing; to be sent again once it is reinstated. */
  "usage.company-suspended",
] as const;
export type UsageRefusal = (typeof USAGE_REFUSALS)[number];

/** What became of one event; known: it came before, with the same content, and counts once. */
export type UsageEventAnswer =
  | { readonly source: string; readonly id: string; readonly status: "taken" | "parked" | "known" }
  | { readonly source: string; readonly id: string; readonly status: "refused"; readonly code: UsageRefusal };
