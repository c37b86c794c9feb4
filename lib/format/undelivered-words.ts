import type { UndeliveredRow } from "@/lib/contracts/undelivered";
import type { SuspendedReason } from "@/lib/domain/access/suspension";
import type { UndeliveredReason } from "@/lib/domain/notification/undelivered";
import { maskEmail, maskPhone } from "./mask";
import { noticeWords } from "./notice-words";
import { suspendedWords } from "./suspension-reason";
import { type ArgsByCode, noArgs, type Wording, worded, wordedByCode } from "./wording";

const ARGS: ArgsByCode<Exclude<UndeliveredReason, SuspendedReason>> = {
  "undelivered.unknown": noArgs,
  "undelivered.settled": noArgs,
  "undelivered.secret-gone": ({ template }) => ({ instead: worded(`undelivered.instead.${template}`) }),
  "undelivered.webhook-not-active": ({ webhook }) => ({ webhook }),
  "undelivered.nothing-to-retry": noArgs,
};

/** Why what was given up is not tried again, and what to do instead. */
export function undeliveredReasonWords(reason: UndeliveredReason): Wording {
  if (reason.code === "company.suspended") return suspendedWords(reason);
  return wordedByCode(reason.code.replace("undelivered.", "undelivered.reason."), reason, ARGS);
}

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
  [/^mail\.no-answer$/, "no-answer"],
  [/^EAUTH/, "sign-in"],
  [/^ETIMEDOUT/, "timed-out"],
  [/^E[A-Z]+ 5\d\d$/, "refused"],
  [/^E[A-Z]+ 4\d\d$/, "put-off"],
  [/^EDNS/, "unknown-host"],
  [/^ETLS/, "no-tls"],
] as const;

/** What the last attempt came to; `error` is the code that is kept. */
export function undeliveredError({ way, error }: Pick<UndeliveredRow, "way" | "error">): Wording {
  if (way !== "email") return worded(endErrorKey(error));
  const name = MAIL_ERRORS.find(([pattern]) => pattern.test(error))?.[1] ?? "unreachable";
  return worded(`undelivered.mail.${name}`, { status: /\d{3}$/.exec(error)?.[0] ?? "" });
}

function endErrorKey(error: string): string {
  return `undelivered.end.${error.replaceAll(".", "-")}`;
}
