import type { Money } from "@/lib/domain/money/money";
import type { ReservableOperation, ReservationState } from "@/lib/domain/reservation/reservation";

export type ReserveInput = {
  readonly customerId: string;
  readonly operation: ReservableOperation;
  /** List price. */
  readonly amount: Money;
  /** Its life. */
  readonly seconds: number;
};

export type ConfirmReservationInput = {
  readonly reservationId: string;
  /** The customer's cloud account that the purchase is charged to. */
  readonly account: string;
  /** What was really bought; null: all that was reserved. */
  readonly amount: Money | null;
  readonly service: string;
  readonly product?: string | undefined;
  readonly region?: string | undefined;
};

export type ReservationView = {
  readonly id: string;
  readonly customerId: string;
  readonly operation: ReservableOperation;
  readonly amount: Money;
  /** As of the instant it was read: lapsed from the very millisecond. */
  readonly state: ReservationState;
  /** Name of the key that made it. */
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly lapsesAt: Date;
  readonly endedAt: Date | null;
  /** What was bought; null unless confirmed. */
  readonly confirmed: Money | null;
  readonly account: string | null;
};
