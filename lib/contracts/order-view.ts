import type { Money } from "@/lib/domain/money/money";
import type { OrderedMode } from "@/lib/domain/order/decide-order";
import type { LineKind, OrderSource, OrderStatus, OrderType } from "@/lib/domain/order/status";

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
  readonly by: OrderPerson;
  /** Name of the reseller it was placed under; null: the distributor's own customer. */
  readonly reseller: string | null;
  readonly amount: Money;
  readonly type: OrderType;
  readonly source: OrderSource;
  readonly status: OrderStatus;
  readonly createdAt: Date;
  readonly payBefore: Date;
  /** Accepted and paid; null: not. */
  readonly acceptedAt: Date | null;
  /** Cancelled by somebody; null: not, though it may have lapsed. */
  readonly cancelledAt: Date | null;
  /** Of its first line. */
  readonly thing: OrderedThing;
  /** How many lines there are beside that one. */
  readonly more: number;
};

/** One of the things an order pays for or gives back. */
export type OrderPart = OrderedThing & {
  readonly id: string;
  readonly kind: LineKind;
  readonly amount: Money;
  /** What it made or is about; null until a subscription is paid. */
  readonly resourceId: string | null;
};

/** Who did it, as known then. */
export type OrderPerson = { readonly name: string; readonly company: string };

export type OrderDetails = OrderLine & {
  /** Who paid and cancelled it; null: nobody has. */
  readonly acceptedBy: OrderPerson | null;
  readonly cancelledBy: OrderPerson | null;
  /** The reader may take it back: its company prepared it. */
  readonly isPreparedByYou: boolean;
  /** What the partner wrote; null: nothing. */
  readonly note: string | null;
  readonly parts: readonly OrderPart[];
  readonly currency: string;
  /** False where a delivery's figures took its place (G12); null: it is not paid. */
  readonly counts: boolean | null;
  readonly asOf: Date;
};
