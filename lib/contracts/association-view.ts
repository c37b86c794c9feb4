import type { CheckReason } from "@/lib/domain/association/decide-disassociation";
import type { MoveReason } from "@/lib/domain/association/decide-move";
import type { DisassociationState, Side } from "@/lib/domain/association/disassociation";
import type { BillingMonth } from "@/lib/domain/calendar/billing-month";
import type { Decision } from "@/lib/domain/decision";
import type { Permission, QuotaKind } from "@/lib/domain/delegation/authority";
import type { Money } from "@/lib/domain/money/money";

/** A company with which a customer is or was; id null: the distributor itself. */
export type Partner = { readonly id: string | null; readonly name: string };

export type DisassociationView = {
  readonly id: string;
  readonly side: Side;
  readonly state: DisassociationState;
  readonly reason: string;
  readonly by: string;
  readonly askedAt: Date;
  readonly decidedAt: Date | null;
  readonly decidedBy: string | null;
  readonly note: string | null;
};

export type AssociationLine = {
  readonly id: string;
  readonly customer: { readonly id: string; readonly name: string; readonly accountName: string };
  readonly partner: Partner;
  readonly origin: "created" | "parked-account" | "brought-over" | "invited" | "moved";
  readonly startedAt: Date;
  /** Null while it stands. */
  readonly endedAt: Date | null;
  readonly ending: "disassociated" | "moved" | null;
  /** The request that waits; null: none. */
  readonly waiting: Pick<DisassociationView, "id" | "side" | "state" | "askedAt"> | null;
};

export type AssociationDetails = AssociationLine & {
  readonly currency: string;
  readonly endedBy: string | null;
  readonly endReason: string | null;
  /** Oldest first. */
  readonly requests: readonly DisassociationView[];
  /** Spending of the association alone, list price, oldest month first. */
  readonly months: readonly { readonly month: BillingMonth; readonly spent: Money }[];
  /** The reader's side; null: the distributor above the reseller, or the association has ended. */
  readonly side: Side | null;
};

export type DisassociationCheck = {
  readonly decision: Decision<CheckReason>;
  readonly side: Side | null;
  readonly waiting: DisassociationView | null;
  /** Requests of this side that count against its limit, and the limit. */
  readonly recent: number;
  readonly max: number;
};

export type MovePreviewRow = {
  readonly customer: { readonly id: string; readonly name: string };
  readonly from: Partner;
  readonly budget: { readonly kind: QuotaKind; readonly amount: Money; readonly used: Money } | null;
  /** The pool it leaves, with its quota; null: none concerned. */
  readonly oldPool: { readonly quota: Money | null; readonly before: Money; readonly after: Money } | null;
  readonly newPool: { readonly quota: Money | null; readonly before: Money; readonly after: Money } | null;
  /** What the new partner will hold; the rest stays with the distributor. */
  readonly permissions: readonly Permission[];
  readonly requests: number;
  readonly recalls: number;
  /** A request to end the association waits, and would be superseded. */
  readonly isLeaving: boolean;
  readonly decision: Decision<MoveReason>;
};

export type MovePreview = { readonly currency: string; readonly to: Partner; readonly rows: readonly MovePreviewRow[] };
