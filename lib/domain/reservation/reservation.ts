import type { ChargingMode } from "../expenditure/charge";
import type { PurchaseOperation } from "../purchase/operation";

/** What takes money in advance, and so can be set aside for. */
export const RESERVABLE_OPERATIONS = [
  "buy-yearly-monthly",
  "buy-reserved-instance",
  "buy-savings-plan",
  "renew",
  "change-yearly-monthly",
  "switch-to-yearly-monthly",
] as const satisfies readonly PurchaseOperation[];
export type ReservableOperation = (typeof RESERVABLE_OPERATIONS)[number];

/** Longest life, in seconds (G23). */
export const RESERVATION_SECONDS_MAX = 15 * 60;

export const RESERVATION_STATES = ["open", "confirmed", "released", "lapsed"] as const;
export type ReservationState = (typeof RESERVATION_STATES)[number];

/** What is stored of its life: `open` also when nobody has met it since it lapsed. */
export type ReservationLife = { readonly state: ReservationState; readonly lapsesAt: Date };

/** Its state at an instant: from the very millisecond it lapses it is lapsed, whoever has met it or not. */
export function stateAt({ state, lapsesAt }: ReservationLife, at: Date): ReservationState {
  return state === "open" && at >= lapsesAt ? "lapsed" : state;
}

export function lapsesAtOf(madeAt: Date, seconds: number): Date {
  return new Date(madeAt.getTime() + seconds * 1000);
}

const MODES: Readonly<Record<ReservableOperation, ChargingMode>> = {
  "buy-yearly-monthly": "yearly-monthly",
  "buy-reserved-instance": "reserved-instance",
  "buy-savings-plan": "savings-plan",
  renew: "yearly-monthly",
  "change-yearly-monthly": "yearly-monthly",
  "switch-to-yearly-monthly": "yearly-monthly",
};

/** How the purchase is charged; a renewal as yearly/monthly, since a reservation does not say of what. */
export function chargingModeOf(operation: ReservableOperation): ChargingMode {
  return MODES[operation];
}
