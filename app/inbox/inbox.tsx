import { getTranslations } from "next-intl/server";
import { FollowUnread, MarkAll } from "@/components/message/mark-forms";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import { Section } from "@/components/ui/section";
import type { MessagesQuery } from "@/lib/contracts/message";
import { placeHref } from "@/lib/contracts/page";
import { getCurrency } from "@/lib/data/customer/get-currency";
import { getMessage, listMessages } from "@/lib/data/message/list-messages";
import type { Permit } from "@/lib/domain/access/permit";
import { zoneDayStart } from "@/lib/format/zone-day";
import { markAllReadAction } from "./actions";
import { InboxFilters } from "./inbox-filters";
import { MessageItem } from "./message-item";

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
    listMessages(
      permit,
      {
        unreadOnly: filter.state === "unread",
        topic: filter.topic,
        customer: filter.customer,
        from: filter.from === null ? null : zoneDayStart(filter.from, zone),
        toExclusive: filter.to === null ? null : zoneDayStart(filter.to, zone, 1),
      },
      { after, before },
    ),
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
      {message !== null && (
        <Section title={t("opened")}>
          {opened ? (
            <ul aria-label={t("opened")}>
              <MessageItem message={opened} {...shown} isOpened />
            </ul>
          ) : (
            <p className="text-ink-2">{t("notThere")}</p>
          )}
        </Section>
      )}
      <Section
        title={t("told")}
        actions={unread > 0 && <MarkAll until={shownAt.toISOString()} action={markAllReadAction} />}
      >
        <InboxFilters path={path} query={query} actor={permit.actor} />
        {rows.length === 0 ? (
          <EmptyState title={isFiltered ? t("noneFiltered") : t("empty")}>
            {isFiltered ? t("noneFilteredNext") : t("emptyNext")}
          </EmptyState>
        ) : (
          <ul aria-label={t("list")}>
            {rows.map((row) => (
              <MessageItem key={row.id} message={row} {...shown} />
            ))}
          </ul>
        )}
        <Pager
          previousHref={page.before && placeHref(path, { ...filter, before: page.before })}
          nextHref={page.after && placeHref(path, { ...filter, after: page.after })}
        />
      </Section>
    </div>
  );
}
