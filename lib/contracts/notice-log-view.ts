import type { HearerKind, ReceiptOutcome, ReceiptWay } from "@/lib/domain/notification/receipt";

/** What became of a notice for one person or end on one way. */
export type ReceiptLine = {
  readonly id: string;
  readonly noticeId: string;
  readonly way: ReceiptWay;
  readonly hearer: HearerKind;
  /** Of somebody who has left, too; null: nothing is kept of it any more. */
  readonly name: string | null;
  readonly email: string | null;
  readonly outcome: ReceiptOutcome;
  /** When what waits is sent; null: nothing waits. */
  readonly dueAt: Date | null;
  /** What carries it; null: nothing does, or it is not kept any more. */
  readonly carried: {
    readonly state: "waiting" | "delivered" | "dead";
    readonly deliveredAt: Date | null;
    /** Not tried again before then; null: at once. */
    readonly dueAt: Date | null;
    /** Of the last attempt that failed; a code. */
    readonly error: string | null;
  } | null;
  readonly isCarried: boolean;
};

export type LoggedNotice = {
  readonly id: string;
  readonly kind: string;
  readonly facts: unknown;
  readonly at: Date;
  readonly customerName: string | null;
  /** Nobody has decided yet who is told. */
  readonly isWaiting: boolean;
  readonly receipts: readonly ReceiptLine[];
};
