import type { Period } from "@/lib/domain/catalogue/offer";
import type { Holder } from "@/lib/domain/delegation/authority";
import type { ChargingMode } from "@/lib/domain/expenditure/charge";
import type { Money } from "@/lib/domain/money/money";
import type { ClosedCause, ResourceStatus } from "@/lib/domain/resource/status";
import type { OrderLine } from "./order-view";

export type ResourceLine = {
  readonly id: string;
  readonly name: string;
  readonly customer: { readonly id: string; readonly name: string };
  readonly product: string;
  readonly service: string;
  readonly specification: string;
  readonly region: string;
  readonly regionName: string;
  readonly mode: ChargingMode;
  readonly period: Period;
  readonly unit: string;
  readonly quantity: number;
  /** List price of one period and unit: as last paid, or of what is paid by use as in force now. Null: not offered any more. */
  readonly price: Money | null;
  readonly startedAt: Date;
  readonly expiresAt: Date | null;
  readonly autoRenew: boolean;
  readonly status: ResourceStatus;
  readonly deletionDueAt: Date | null;
  /** Due for deletion now, and no hold stops it. */
  readonly isDue: boolean;
  /** Since when its customer's resources are frozen; null: it is not frozen. */
  readonly frozenSince: Date | null;
  /** Since when a hold stops its deletion; null: nothing of it is to be deleted, or no hold is open. */
  readonly heldSince: Date | null;
  readonly closedAt: Date | null;
  readonly closedCause: ClosedCause | null;
};

export type ResourceDetails = ResourceLine & {
  readonly accountId: string;
  readonly currency: string;
  /** Who ordered or enabled it. */
  readonly by: string;
  /** It costs nothing while it is frozen, by the price in force (G8). */
  readonly freeWhileFrozen: boolean;
  readonly orders: readonly OrderLine[];
  /** When all of this was so. */
  readonly at: Date;
};

/** What of one customer is due for deletion, as a partner sees it. */
export type DueGroup = {
  readonly customer: { readonly id: string; readonly name: string };
  /** Who holds freezing resources over it, and so may order the deletion. */
  readonly holder: Holder;
  readonly isHeld: boolean;
  /** A deletion is ordered and waits for its second person. */
  readonly isOrdered: boolean;
  readonly rows: readonly ResourceLine[];
};

export type DuePage = {
  readonly groups: readonly DueGroup[];
  readonly before: string | null;
  readonly after: string | null;
  /** When all of this was so. */
  readonly at: Date;
};
