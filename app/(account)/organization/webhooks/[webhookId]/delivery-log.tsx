import { getLocale, getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { Pager } from "@/components/ui/pager";
import { Section } from "@/components/ui/section";
import { DeliveryAttempts } from "@/components/webhook/delivery-attempts";
import { DeliveryTable } from "@/components/webhook/delivery-table";
import { ReplayDead } from "@/components/webhook/replay-dead";
import { placeHref } from "@/lib/contracts/page";
import type { WebhookDeliveryRow, WebhookQuery, WebhookRow } from "@/lib/contracts/webhook";
import { getWebhookDelivery } from "@/lib/data/webhook/get-webhook-delivery";
import { listWebhookDeliveries } from "@/lib/data/webhook/list-webhook-deliveries";
import type { Permit } from "@/lib/domain/access/permit";
import { topicsOfCompany } from "@/lib/domain/notification/hearing";
import { TEST_KIND, WEBHOOK_DELIVERY_STATES } from "@/lib/domain/webhook/delivery";
import { noticeWords } from "@/lib/format/notice-words";
import { sentenceOf } from "@/lib/format/wording";
import { replayDeadAction, replayDeliveryAction } from "../actions";

type DeliveryLogProps = {
  readonly permit: Permit<"webhook.manage">;
  readonly webhook: WebhookRow;
  readonly query: WebhookQuery;
  /** The viewer's own. */
  readonly zone: string;
};

const OFFERED_DAYS_MS = 7 * 24 * 60 * 60 * 1000;

/** What was posted, by state and topic; of one delivery every request and response. */
export async function DeliveryLog({ permit, webhook, query, zone }: DeliveryLogProps) {
  const [t, say, locale] = [await getTranslations("webhook"), await getTranslations(), await getLocale()];
  const { after, before, state, about, delivery } = query;
  const log = await listWebhookDeliveries(permit, webhook.id, query);
  const path = `/organization/webhooks/${webhook.id}`;
  const at = (more: Readonly<Record<string, string | null>>) => placeHref(path, { state, about, ...more });
  const here = { after, before };
  const reader = permit.actor.company.kind;
  const titleOf = ({ kind, facts }: WebhookDeliveryRow) =>
    kind === TEST_KIND
      ? t("testEvent")
      : sentenceOf(noticeWords({ kind, facts }, log.currency, reader).title, say, locale);
  const shown =
    delivery === null ? null : await getWebhookDelivery(permit, { webhookId: webhook.id, deliveryId: delivery });
  const isFiltered = state !== null || about !== null;
  const dayOf = (instant: Date) => new Intl.DateTimeFormat("sv-SE", { timeZone: zone }).format(instant);
  const now = new Date();
  return (
    <>
      {shown && (
        <DeliveryAttempts
          deliveryId={shown.delivery.id}
          title={titleOf(shown.delivery)}
          createdAt={shown.delivery.createdAt}
          attempts={shown.attempts}
          zone={zone}
          closeHref={at(here)}
        />
      )}
      <Section
        title={t("deliveries")}
        actions={
          webhook.state === "active" && webhook.dead > 0 ? (
            <ReplayDead
              webhookId={webhook.id}
              from={dayOf(new Date(now.getTime() - OFFERED_DAYS_MS))}
              to={dayOf(now)}
              action={replayDeadAction}
            />
          ) : undefined
        }
      >
        <p className="text-ink-2">{t("deliveriesLead")}</p>
        <DeliveryFilters permit={permit} path={path} query={query} />
        {log.rows.length === 0 ? (
          <EmptyState title={t(isFiltered ? "noneSuch" : "noDeliveries")}>
            {t(isFiltered ? "noneSuchNext" : "noDeliveriesNext")}
          </EmptyState>
        ) : (
          <DeliveryTable
            webhookId={webhook.id}
            deliveries={log.rows.map((row) => ({
              ...row,
              title: titleOf(row),
              href: at({ ...here, delivery: row.id }),
            }))}
            zone={zone}
            replay={webhook.state === "active" ? replayDeliveryAction : null}
          />
        )}
        <Pager
          previousHref={log.before && at({ before: log.before })}
          nextHref={log.after && at({ after: log.after })}
        />
      </Section>
    </>
  );
}

type DeliveryFiltersProps = Pick<DeliveryLogProps, "permit" | "query"> & { readonly path: string };

async function DeliveryFilters({ permit, path, query }: DeliveryFiltersProps) {
  const [t, topic] = [await getTranslations("webhook"), await getTranslations("notification.topic")];
  const topics = topicsOfCompany(permit.actor.company.kind).map((value) => ({ value, label: topic(value) }));
  return (
    <FilterBar
      action={path}
      label={t("filter.label")}
      lead={t("filter.lead")}
      filters={[
        {
          name: "state",
          label: t("filter.state"),
          value: query.state ?? "",
          options: [
            { value: "", label: t("filter.anyState") },
            ...WEBHOOK_DELIVERY_STATES.map((value) => ({ value, label: t(`delivery.${value}`) })),
          ],
        },
        {
          name: "about",
          label: t("filter.kind"),
          value: query.about ?? "",
          options: [{ value: "", label: t("filter.anyKind") }, ...topics, { value: TEST_KIND, label: t("testEvent") }],
        },
      ]}
      clearHref={query.state === null && query.about === null ? null : path}
    />
  );
}
