/** Every e-mail the product sends; its words stand in messages/<language>/mail.json under the same name. */
export const MAIL_TEMPLATES = ["customer-invitation", "verification-code"] as const;
export type MailTemplate = (typeof MAIL_TEMPLATES)[number];

/** An e-mail to one address, worded when it leaves. */
export type Mail = {
  readonly to: string;
  /** A locale, or "browser" where the person has chosen none: then English. */
  readonly language: string;
  readonly template: MailTemplate;
  /** Arguments of the words, as text. */
  readonly facts: Readonly<Record<string, string>>;
  /** Links and codes: kept only until the mail has left or was given up. */
  readonly secret: Readonly<Record<string, string>>;
};
