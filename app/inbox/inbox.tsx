import { getTranslations } from "next-intl/server";
import { FollowUnread, MarkAll } from "@/components/message/mark-forms";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import { Section } from "@/components/ui/section";
import type { MessagesQuery } from "@/lib/contracts/message";
import { placeHref } from "@/lib/contracts/page";
import { getCurrency } from "@/lib/data/customer/get-currency";
import { getMessage, listMessages, type Message, type MessageFilter } from "@/lib/data/message/list-messages";
import type { Permit } from "@/lib/domain/access/permit";
import { zoneDayStart } from "@/lib/format/zone-day";
import { markAllReadAction } from "./actions";
import { InboxFilters } from "./inbox-filters";
import { MessageItem, type MessageItemProps } from "./message-item";

type InboxProps = {
  readonly permit: Permit<"message.read">;
  readonly path: "/messages" | "/portal/messages";
  readonly query: MessagesQuery;
  /** The reader's. */
  readonly zone: string;
  readonly unread: number;
};

/** What the person's company was told: one opened by a link, then the list with its filters. */
export async function Inbox({ permit, path, query, zone, unread }: InboxProps) {
  const { after, before, message, ...filter } = query;
  // Before the list is read: what comes meanwhile was not shown.
  const shownAt = new Date();
  const [page, opened, currency] = await Promise.all([
    listMessages(permit, filterOf(query, zone), { after, before }),
    message === null ? null : getMessage(permit, message),
    getCurrency(permit),
  ]);
  const t = await getTranslations("message");
  const shown = { reader: permit.actor.company.kind, currency, zone, path };
  const isFiltered = Object.values(filter).some((value) => value !== null);
  const rows = page.rows.filter(({ id }) => id !== opened?.id);
  return (
    <div className="flex max-w-4xl flex-col gap-6">
      <FollowUnread path={path} />
      {message !== null && <Opened message={opened} shown={shown} />}
      <Section
        title={t("told")}
        actions={unread > 0 && <MarkAll shownAt={shownAt.toISOString()} action={markAllReadAction} />}
      >
        <InboxFilters path={path} query={query} actor={permit.actor} />
        <Told rows={rows} isFiltered={isFiltered} shown={shown} />
        <Pager
          previousHref={page.before && placeHref(path, { ...filter, before: page.before })}
          nextHref={page.after && placeHref(path, { ...filter, after: page.after })}
        />
      </Section>
    </div>
  );
}

/** Days are those of the reader's zone, the last one meant whole. */
function filterOf({ state, topic, customer, from, to }: MessagesQuery, zone: string): MessageFilter {
  return {
    unreadOnly: state === "unread",
    topic,
    customer,
    from: from === null ? null : zoneDayStart(from, zone),
    toExclusive: to === null ? null : zoneDayStart(to, zone, 1),
  };
}

type Shown = Pick<MessageItemProps, "reader" | "currency" | "zone" | "path">;

/** The one that a link led to; null: there is none that the reader may read. */
async function Opened({ message, shown }: { readonly message: Message | null; readonly shown: Shown }) {
  const t = await getTranslations("message");
  return (
    <Section title={t("opened")}>
      {message ? (
        <ul aria-label={t("opened")}>
          <MessageItem message={message} {...shown} isOpened />
        </ul>
      ) : (
        <p className="text-ink-2">{t("notThere")}</p>
      )}
    </Section>
  );
}

type ToldProps = { readonly rows: readonly Message[]; readonly isFiltered: boolean; readonly shown: Shown };

async function Told({ rows, isFiltered, shown }: ToldProps) {
  const t = await getTranslations("message");
  if (rows.length === 0) {
    return isFiltered ? (
      <EmptyState title={t("noneFiltered")}>{t("noneFilteredNext")}</EmptyState>
    ) : (
      <EmptyState title={t("empty")}>{t("emptyNext")}</EmptyState>
    );
  }
  return (
    <ul aria-label={t("list")}>
      {rows.map((row) => (
        <MessageItem key={row.id} message={row} {...shown} />
      ))}
    </ul>
  );
}
