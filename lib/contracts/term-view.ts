import type { Period } from "@/lib/domain/catalogue/offer";
import type { ChargingMode } from "@/lib/domain/expenditure/charge";
import type { Money } from "@/lib/domain/money/money";
import type { PurchaseReason } from "@/lib/domain/purchase/eligibility";
import type { ResourceStatus } from "@/lib/domain/resource/status";
import type { TermReason } from "@/lib/domain/term/reason";
import type { OfferLine } from "./catalogue-view";

/** Money that goes back to the month it was charged in. */
export type GivenBack = { readonly month: string; readonly amount: Money };

/** What an order about a resource would be now, and how it would be answered. */
export type TermPreview = {
  readonly resource: {
    readonly id: string;
    readonly name: string;
    readonly offerId: string;
    readonly specification: string;
    readonly regionName: string;
    readonly mode: ChargingMode;
    readonly periodUnit: Period["unit"];
    readonly periodCount: number;
    readonly unit: string;
    readonly quantity: number;
    /** Null: paid by use. */
    readonly price: Money | null;
    readonly expiresAt: Date | null;
    readonly autoRenew: boolean;
    readonly autoRenewPeriods: number;
    readonly status: ResourceStatus;
  };
  /** What it is to be of; null: there is none to be had. */
  readonly offer: OfferLine | null;
  /** Null: there is no price, or nothing is priced. */
  readonly quote: { readonly price: Money; readonly effectiveAt: Date; readonly expiresAt: Date } | null;
  /** To pay, or below zero to be given back; null: it cannot be said. */
  readonly amount: Money | null;
  readonly givesBack: readonly GivenBack[];
  /** None: it would be accepted now. */
  readonly reasons: readonly TermReason[];
  /** Of the budget before and after; null: there is no budget. */
  readonly remaining: { readonly before: Money; readonly after: Money | null } | null;
  readonly currency: string;
  readonly asOf: Date;
};

/** An automatic renewal that was refused, or will not fit. */
export type RenewalAtRisk = {
  /** Of the resource. */
  readonly id: string;
  readonly name: string;
  readonly customer: { readonly id: string; readonly name: string };
  readonly expiresAt: Date;
  readonly graceEndsAt: Date;
  /** At the list price of now; null: it has none. */
  readonly amount: Money | null;
  readonly state: "refused" | "ahead";
  /** What stands against it now. */
  readonly reasons: readonly PurchaseReason[];
};
