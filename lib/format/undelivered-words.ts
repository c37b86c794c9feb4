import type { UndeliveredRow } from "@/lib/contracts/undelivered";
import { END_ERRORS } from "@/lib/domain/end/attempt";
import { WEBHOOK_PAUSED } from "@/lib/domain/webhook/delivery";
import { maskEmail, maskPhone } from "./mask";
import { noticeWords } from "./notice-words";
import { type Wording, worded } from "./wording";

/** What it was to tell. */
export function undeliveredTitle(about: UndeliveredRow["about"]): Wording {
  if (about.kind === "template") return worded(`undelivered.template.${about.template}`);
  const { notice, count } = about;
  const { title } = noticeWords(notice, notice.currency, notice.reader);
  return count === 1 ? title : worded("undelivered.digest", { first: title, more: count - 1 });
}

/** Made unreadable as in every list; a webhook's name is its company's own. */
export function undeliveredTo({ way, to }: Pick<UndeliveredRow, "way" | "to">): string {
  if (way === "email") return maskEmail(to);
  return way === "sms" ? maskPhone(to) : to;
}

const MAIL_ERRORS = [
  [/^mail\.expired$/, "expired"],
  [/^(mail\.)?no-answer$/, "no-answer"],
  [/^EAUTH/, "sign-in"],
  [/^ETIMEDOUT/, "timed-out"],
  [/^E[A-Z]+ 5\d\d$/, "refused"],
  [/^E[A-Z]+ 4\d\d$/, "put-off"],
  [/^EDNS/, "unknown-host"],
  [/^ETLS/, "no-tls"],
] as const;

const OWN_ERRORS: Readonly<Record<string, string>> = {
  "answer-unreadable": "answer-unreadable",
  "not-taken": "not-taken",
  "no-answer": "no-answer",
  [WEBHOOK_PAUSED]: "webhook-paused",
};

/** What the last attempt came to; `error` is the code that is kept. */
export function undeliveredError({ way, error }: Pick<UndeliveredRow, "way" | "error">): Wording {
  if (way === "email") {
    const name = MAIL_ERRORS.find(([pattern]) => pattern.test(error))?.[1] ?? "unreachable";
    return worded(`undelivered.mail.${name}`, { status: /\d{3}$/.exec(error)?.[0] ?? "" });
  }
  const own = OWN_ERRORS[error];
  if (own !== undefined) return worded(`undelivered.end.${own}`);
  return worded(`connector.error.${END_ERRORS.find((one) => one === error) ?? "unreachable"}`);
}
