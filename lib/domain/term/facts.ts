import { isPaidByUse, type Period, type Price } from "../catalogue/offer";
import type { Decision, Rule } from "../decision";
import type { ChargingMode } from "../expenditure/charge";
import type { Money } from "../money/money";
import type { PurchaseFacts } from "../purchase/eligibility";
import { standingOf } from "../resource/status";
import type { TermOwnReason, TermReason } from "./reason";
import type { PaidTerm } from "./term";

export type TermResource = {
  readonly mode: ChargingMode;
  readonly offerId: string;
  readonly product: string;
  readonly service: string;
  readonly region: string;
  readonly period: Period;
  readonly unit: string;
  readonly quantity: number;
  readonly expiresAt: Date | null;
  readonly closedAt: Date | null;
};

export type TermOffer = Pick<
  TermResource,
  "mode" | "offerId" | "product" | "service" | "region" | "period" | "unit"
> & {
  /** In force now; null: none is. */
  readonly price: Price | null;
};

/** What every order about a resource is decided on. */
export type TermFacts = {
  /** Null: the customer has no such resource. */
  readonly resource: TermResource | null;
  readonly terms: readonly PaidTerm[];
  /** The offer it is to be of; null: there is none in this currency that is or will be had. */
  readonly offer: TermOffer | null;
  /** Whether its cloud account is the customer's, now and where money was charged on it. */
  readonly ownsAccount: boolean;
  readonly purchase: Omit<PurchaseFacts, "operation" | "needed">;
  readonly at: Date;
};

/** What refuses an order about a resource, whatever the order is. */
export const RESOURCE_RULES: readonly Rule<TermFacts, TermOwnReason>[] = [
  ({ resource }) => (resource === null ? { code: "term.resource-unknown" } : null),
  ({ resource, at }) => (resource !== null && isClosed(resource, at) ? { code: "term.closed" } : null),
  ({ resource, ownsAccount }) => (resource !== null && !ownsAccount ? { code: "term.account-lost" } : null),
];

export function isClosed(resource: TermResource, at: Date): boolean {
  return standingOf(resource, null, at).status === "closed";
}

/** Reserved instances and savings plans are promises for a term: renewed, but not changed and not given back. */
export function isCommitment({ mode }: Pick<TermResource, "mode">): boolean {
  return !isPaidByUse(mode) && mode !== "yearly-monthly";
}

/** The price an offer has now; null: none, or it was withdrawn. */
export function priceOf(offer: TermOffer | null): { readonly amount: Money; readonly validFrom: Date } | null {
  const price = offer?.price ?? null;
  return price === null || price.amount === null ? null : { amount: price.amount, validFrom: price.validFrom };
}

/** The reasons of several decisions in turn. */
export function reasonsOf(...decisions: readonly Decision<TermReason>[]): readonly TermReason[] {
  return decisions.flatMap((one): readonly TermReason[] => (one.allowed ? [] : one.reasons));
}
