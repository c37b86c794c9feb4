import type { CompanyKind } from "../access/actor";

/** A text message to one person, worded when it leaves. */
export type Sms = {
  /** International form, with a plus sign. */
  readonly to: string;
  /** A locale, or "browser" where the person has chosen none: then English. */
  readonly language: string;
  /** Whose member or contact it is: decides how a notice is worded. */
  readonly company: CompanyKind;
  /** Of the notice. */
  readonly kind: string;
  /** As the company was told it. */
  readonly facts: unknown;
  /** ISO 4217, of every amount in it. */
  readonly currency: string;
};
