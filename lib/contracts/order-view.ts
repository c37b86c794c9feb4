import type { Money } from "@/lib/domain/money/money";
import type { OrderedMode } from "@/lib/domain/order/decide-order";

/** What was bought, as it was. */
export type OrderedThing = {
  readonly product: string;
  readonly service: string;
  readonly specification: string;
  readonly region: string;
  readonly regionName: string;
  readonly mode: OrderedMode;
  readonly period: { readonly unit: "month" | "year"; readonly count: number };
  readonly unit: string;
  /** Of one period and unit. */
  readonly price: Money;
  readonly priceValidFrom: Date;
  readonly periods: number;
  readonly quantity: number;
  readonly effectiveAt: Date;
  readonly expiresAt: Date;
};

export type OrderLine = {
  readonly id: string;
  readonly customer: { readonly id: string; readonly name: string };
  readonly amount: Money;
  /** What of it coupons paid. */
  readonly coupons: Money;
  readonly acceptedAt: Date;
  readonly thing: OrderedThing;
};

export type OrderDetails = OrderLine & {
  readonly accountId: string;
  /** Who ordered. */
  readonly by: string;
  readonly currency: string;
  /** False where a delivery's figures took its place (G12). */
  readonly counts: boolean;
};
