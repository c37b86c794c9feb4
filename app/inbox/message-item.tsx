import { getLocale, getTranslations } from "next-intl/server";
import { MarkOne } from "@/components/message/mark-forms";
import { OpenMessage, ReadOnceShown } from "@/components/message/open-message";
import { TEXT_LINK } from "@/components/ui/app-link";
import type { Message } from "@/lib/data/message/list-messages";
import type { CompanyKind } from "@/lib/domain/access/actor";
import { noticeLinkOf } from "@/lib/domain/notification/notice-link";
import { topicOf } from "@/lib/domain/notification/topic";
import { formatInstant } from "@/lib/format/date";
import { noticeWords } from "@/lib/format/notice-words";
import { sentenceOf } from "@/lib/format/wording";
import { markMessagesAction } from "./actions";

export type MessageItemProps = {
  readonly message: Message;
  readonly reader: CompanyKind;
  readonly currency: string;
  /** The reader's. */
  readonly zone: string;
  /** The inbox it stands in. */
  readonly path: string;
  /** A link led to this very one. */
  readonly isOpened?: boolean;
};

/** One message: what happened, when, and the way to it. */
export async function MessageItem({ message, reader, currency, zone, path, isOpened = false }: MessageItemProps) {
  const { id, at, unread, customerId, kind, facts } = message;
  const [t, say, locale] = [await getTranslations("message"), await getTranslations(), await getLocale()];
  const href = noticeLinkOf({ kind, facts }, customerId, reader);
  const topic = topicOf(kind, facts);
  const sentence = sentenceOf(noticeWords({ kind, facts }, currency, reader).title, say, locale);
  return (
    <li className="grid grid-cols-[0.75rem_minmax(0,1fr)] gap-x-3 border-b border-line py-3 sm:grid-cols-[0.75rem_minmax(0,1fr)_auto]">
      <span aria-hidden className={unread ? "mt-1.75 size-2 rounded-full bg-accent" : ""} />
      <div className="flex min-w-0 flex-col gap-0.5">
        <p className={unread ? "font-semibold" : ""}>
          {unread && <span className="sr-only">{t("unread")} </span>}
          {sentence}
        </p>
        <Said notice={{ kind, facts }} reader={reader} currency={currency} />
        <p className="figures flex flex-wrap items-baseline gap-x-3 text-xs text-ink-3">
          <span>
            {formatInstant(at, { zone, locale })}
            {topic && ` · ${say(`notification.topic.${topic}`)}`}
          </span>
          {href !== path && (
            <OpenMessage
              messageId={id}
              href={href}
              unread={unread}
              className={`${TEXT_LINK} inline-flex min-h-6 items-center text-sm`}
            >
              {kind === "order-prepared" ? say("portal.messages.toOrder") : t("open")}
              <span className="sr-only">: {sentence}</span>
            </OpenMessage>
          )}
        </p>
      </div>
      <div className="sm:-my-1 max-sm:col-start-2 max-sm:-ml-2.5 max-sm:justify-self-start">
        <MarkOne messageId={id} unread={unread} action={markMessagesAction} />
      </div>
      {isOpened && unread && <ReadOnceShown messageId={id} />}
    </li>
  );
}

type SaidProps = Pick<MessageItemProps, "reader" | "currency"> & {
  readonly notice: { readonly kind: string; readonly facts: unknown };
};

/** What else is to be known, and what a person wrote. */
async function Said({ notice, reader, currency }: SaidProps) {
  const [t, say, locale] = [await getTranslations("message"), await getTranslations(), await getLocale()];
  const { detail, quote } = noticeWords(notice, currency, reader);
  return (
    <>
      {detail && <p className="text-sm text-ink-2">{sentenceOf(detail, say, locale)}</p>}
      {quote && (
        <p className="text-sm break-words text-ink-2">
          {reader === "customer" ? say("portal.messages.quote", { text: quote }) : t("quote", { text: quote })}
        </p>
      )}
    </>
  );
}
