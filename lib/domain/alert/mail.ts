/** Every e-mail the product sends; its words stand in messages/<language>/mail.json under the same name. */
export const MAIL_TEMPLATES = [
  "customer-invitation",
  "member-invitation",
  "verification-code",
  "customer-question",
  "scheduled-export",
  "scheduled-report",
  "recipient-confirmation",
] as const;

/** A line of a small table: a name, or a word of messages/<language>/mail.json under "figure"; exact decimal text. */
export type MailFigure = { readonly name: string; readonly isWord: boolean; readonly amount: string };
export type MailTemplate = (typeof MAIL_TEMPLATES)[number];

/** An e-mail to one address, worded when it leaves. */
export type Mail = {
  readonly to: string;
  /** A locale, or "browser" where the person has chosen none: then English. */
  readonly language: string;
  readonly template: MailTemplate;
  /** Arguments of the words, as text. A name that ends in "At" is an ISO instant, worded in GMT+08:00;
   * `operation` and `export` are names of messages/<language>/mail.json. */
  readonly facts: Readonly<Record<string, string>>;
  /** Amounts in one currency, drawn before the link. */
  readonly figures?: { readonly currency: string; readonly rows: readonly MailFigure[] };
  /** `link` or `code`: kept only until the mail has left or was given up. */
  readonly secret: Readonly<Record<string, string>>;
  /** ISO instant after which it is not sent any more; missing: it never is too late. */
  readonly expiresAt?: string;
};

/** What a mail of each template must bring, so that its words are complete. */
export const MAIL_ARGUMENTS = {
  "customer-invitation": { facts: ["partner", "endsAt"], secret: "link" },
  "member-invitation": { facts: ["inviter", "company", "endsAt"], secret: "link" },
  "verification-code": { facts: ["person", "company", "operation", "endsAt"], secret: "code" },
  "customer-question": { facts: ["customer", "question", "askedAt"], secret: "link" },
  "scheduled-export": { facts: ["schedule", "export", "company", "from", "to", "readAt", "endsAt"], secret: "link" },
  "scheduled-report": { facts: ["schedule", "export", "company", "from", "to", "readAt", "endsAt"], secret: "link" },
  "recipient-confirmation": { facts: ["person", "company", "endsAt"], secret: "link" },
} as const satisfies Record<MailTemplate, { readonly facts: readonly string[]; readonly secret: "link" | "code" }>;
