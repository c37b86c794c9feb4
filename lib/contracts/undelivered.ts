import { z } from "zod";
import type { CompanyKind } from "@/lib/domain/access/actor";
import type { MailTemplate } from "@/lib/domain/alert/mail";
import { RECEIPT_WAYS, type ReceiptWay } from "@/lib/domain/notification/receipt";
import type { UndeliveredReason } from "@/lib/domain/notification/undelivered";
import { RowPlace } from "./page";

/** One of a way, or all of it. */
export const RetryUndeliveredInput = z.object({
  way: z.enum(RECEIPT_WAYS),
  id: z.uuid().optional(),
});
export type RetryUndeliveredInput = z.infer<typeof RetryUndeliveredInput>;

/** The address of the page; what cannot be read filters nothing. */
export const UndeliveredQuery = RowPlace.extend({ way: z.enum(RECEIPT_WAYS).nullable().catch(null) });

export type UndeliveredRow = {
  readonly id: string;
  readonly way: ReceiptWay;
  /** What it was to tell: of a digest the first. */
  readonly about:
    | { readonly kind: "template"; readonly template: MailTemplate }
    | { readonly kind: "notice"; readonly notice: ToldNotice; readonly count: number };
  /** E-mail address, phone number, or the webhook's name. */
  readonly to: string;
  readonly error: string;
  readonly attempts: number;
  readonly since: Date;
  /** Null: it may be tried again. */
  readonly whyNot: UndeliveredReason | null;
};

/** As its company was told it; in that company's words. */
export type ToldNotice = {
  readonly kind: string;
  readonly facts: unknown;
  readonly reader: CompanyKind;
  readonly currency: string;
};
