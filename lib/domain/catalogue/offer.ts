import type { ChargingMode } from "../expenditure/charge";
import type { Money } from "../money/money";

/** "usage": by quantity alone, without time. */
export const PERIOD_UNITS = ["usage", "hour", "month", "year"] as const;
export type PeriodUnit = (typeof PERIOD_UNITS)[number];

/** What one price is for. */
export type Period = { readonly unit: PeriodUnit; readonly count: number };

export type Product = {
  /** Unique in the catalogue; the provider's specification code. */
  readonly code: string;
  /** As deliveries call it. */
  readonly service: string;
  /** The provider's code of the service, "hws.service.type.ec2"; null: not known. */
  readonly serviceType: string | null;
  /** The provider's code of what is then had, "hws.resource.type.vm"; null: not known. */
  readonly resourceType: string | null;
  readonly specification: string;
};

/** All that makes an offer that offer. */
export type Offer = {
  /** Its code. */
  readonly product: string;
  readonly region: string;
  readonly mode: ChargingMode;
  readonly period: Period;
  /** What is counted: "instance", "GB". */
  readonly unit: string;
  /** ISO 4217. */
  readonly currency: string;
};

/** A version of an offer's price, valid until the next one begins. */
export type Price = {
  readonly validFrom: Date;
  /** Null: not offered from then on. */
  readonly amount: Money | null;
  /** Resources cost nothing while they are frozen (G8). */
  readonly freeWhileFrozen: boolean;
};

/** Paid for what was used, afterwards. */
export function isPaidByUse(mode: ChargingMode): boolean {
  return mode === "pay-per-use" || mode === "spot";
}

/** Whether a charging mode is priced for such a period. */
export function fitsMode(mode: ChargingMode, { unit, count }: Period): boolean {
  if (!Number.isInteger(count) || count < 1) return false;
  if (mode === "pay-per-use") return count === 1 && (unit === "hour" || unit === "usage");
  if (mode === "spot") return count === 1 && unit === "hour";
  return unit === "month" || unit === "year";
}

/** Two offers are the same when their keys are. */
export function offerKey({ product, region, mode, period, unit, currency }: Offer): string {
  return JSON.stringify([currency, product, region, mode, period.unit, period.count, unit]);
}

export function isSamePrice(left: Price, right: Price): boolean {
  return (
    left.validFrom.getTime() === right.validFrom.getTime() &&
    left.amount === right.amount &&
    left.freeWhileFrozen === right.freeWhileFrozen
  );
}
