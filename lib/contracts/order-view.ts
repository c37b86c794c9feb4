import type { Money } from "@/lib/domain/money/money";
import type { OrderedMode } from "@/lib/domain/order/decide-order";
import type { OrderSource, OrderStatus, OrderType } from "@/lib/domain/order/status";

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
  /** Null until it is paid. */
  readonly effectiveAt: Date | null;
  readonly expiresAt: Date | null;
};

export type OrderLine = {
  readonly id: string;
  readonly customer: { readonly id: string; readonly name: string };
  readonly accountId: string;
  /** Who ordered. */
  readonly by: string;
  readonly amount: Money;
  readonly type: OrderType;
  readonly source: OrderSource;
  readonly status: OrderStatus;
  readonly createdAt: Date;
  readonly payBefore: Date;
  /** Accepted and paid; null: not. */
  readonly acceptedAt: Date | null;
  readonly thing: OrderedThing;
};

export type OrderDetails = OrderLine & {
  readonly currency: string;
  /** False where a delivery's figures took its place (G12); null: it is not paid. */
  readonly counts: boolean | null;
};
