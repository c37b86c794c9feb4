import type { Permission, QuotaKind } from "@/lib/domain/delegation/authority";
import type { Pool } from "@/lib/domain/delegation/quota";
import type { RequestEntryKind, RequestKind, RequestState, RequestWish } from "@/lib/domain/request/request";
import type { ExecutionReason } from "./request";

export type RequestLine = {
  readonly id: string;
  readonly kind: RequestKind;
  readonly state: RequestState;
  readonly reseller: { readonly id: string; readonly name: string };
  /** Null: about what the reseller itself is granted. */
  readonly customer: { readonly id: string; readonly name: string } | null;
  readonly wish: RequestWish;
  readonly reason: string;
  readonly by: string;
  readonly createdAt: Date;
  /** Null while pending. */
  readonly decidedAt: Date | null;
  /** Whether an approval was tried and the act could not be done. */
  readonly hasFailed: boolean;
};

export type RequestPage = {
  readonly rows: readonly RequestLine[];
  /** Where the next page begins; null on the last. */
  readonly after: string | null;
};

export type RequestEntry = {
  readonly id: string;
  readonly kind: RequestEntryKind;
  readonly by: { readonly name: string; readonly company: string };
  readonly at: Date;
  readonly text: string | null;
  /** Values asked or executed; null: none. */
  readonly wish: RequestWish | null;
  /** Why the act could not be done; null unless it failed. */
  readonly reasons: readonly ExecutionReason[] | null;
};

/** What the reseller is granted now, and what its customers take of it. */
export type RequestGrant = {
  readonly permissions: readonly Permission[];
  readonly pools: Readonly<Record<QuotaKind, Pool>>;
  readonly until: Date | null;
  readonly version: number;
};

export type RequestView = RequestLine & {
  readonly note: string | null;
  readonly decidedBy: { readonly name: string; readonly company: string } | null;
  readonly until: Date | null;
  /** The change that did it; null unless approved. */
  readonly executionChangeId: string | null;
  /** Reasons against the act when it was last tried; null: none. */
  readonly error: readonly ExecutionReason[] | null;
  readonly thread: readonly RequestEntry[];
  /** Earlier ones of the same customer, or of the reseller itself; newest first. */
  readonly previous: readonly RequestLine[];
  /** Null unless a permission or a quota is asked for. */
  readonly grant: RequestGrant | null;
};

export type RequestCounts = {
  readonly pending: number;
  /** Null: none is pending. */
  readonly oldestAt: Date | null;
  /** Answered by the distributor since a week ago. */
  readonly answered: number;
};
