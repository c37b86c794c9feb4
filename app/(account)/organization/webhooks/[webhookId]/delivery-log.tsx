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
export async function DeliveryLog(props: DeliveryLogProps) {
  const { permit, webhook, query, zone } = props;
  const { id: webhookId } = webhook;
  const [t, log] = [await getTranslations("webhook"), await listWebhookDeliveries(permit, webhookId, query)];
  const asked = query.delivery === null ? null : { webhookId, deliveryId: query.delivery };
  const shown = asked && (await getWebhookDelivery(permit, asked));
  const titleOf = await titlesIn(log.currency, permit);
  return (
    <>
      {shown && (
        <DeliveryAttempts
          deliveryId={shown.delivery.id}
          title={titleOf(shown.delivery)}
          createdAt={shown.delivery.createdAt}
          attempts={shown.attempts}
          zone={zone}
          closeHref={addressOf(props, { after: query.after, before: query.before })}
        />
      )}
      <Section title={t("deliveries")} actions={<ReplayOfDays webhook={webhook} zone={zone} now={new Date()} />}>
        <p className="text-ink-2">{t("deliveriesLead")}</p>
        <DeliveryFilters permit={permit} path={pathOf(webhook)} query={query} />
        <DeliveryRows {...props} rows={log.rows} titleOf={titleOf} />
        <Pager
          previousHref={log.before && addressOf(props, { before: log.before })}
          nextHref={log.after && addressOf(props, { after: log.after })}
        />
      </Section>
    </>
  );
}

const pathOf = ({ id }: WebhookRow) => `/organization/webhooks/${id}`;

function addressOf({ webhook, query }: DeliveryLogProps, more: Readonly<Record<string, string | null>>): string {
  return placeHref(pathOf(webhook), { state: query.state, about: query.about, ...more });
}

type TitleOf = (delivery: WebhookDeliveryRow) => string;

async function titlesIn(currency: string, { actor }: Permit<"webhook.manage">): Promise<TitleOf> {
  const [say, locale] = [await getTranslations(), await getLocale()];
  return ({ kind, facts }) =>
    kind === TEST_KIND
      ? say("webhook.testEvent")
      : sentenceOf(noticeWords({ kind, facts }, currency, actor.company.kind).title, say, locale);
}

type DeliveryRowsProps = DeliveryLogProps & {
  readonly rows: readonly WebhookDeliveryRow[];
  readonly titleOf: TitleOf;
};

async function DeliveryRows({ rows, titleOf, ...props }: DeliveryRowsProps) {
  const { webhook, query, zone } = props;
  const t = await getTranslations("webhook");
  if (rows.length === 0) {
    const isFiltered = query.state !== null || query.about !== null;
    return (
      <EmptyState title={t(isFiltered ? "noneSuch" : "noDeliveries")}>
        {t(isFiltered ? "noneSuchNext" : "noDeliveriesNext")}
      </EmptyState>
    );
  }
  const here = { after: query.after, before: query.before };
  return (
    <DeliveryTable
      webhookId={webhook.id}
      deliveries={rows.map((row) => ({
        ...row,
        title: titleOf(row),
        href: addressOf(props, { ...here, delivery: row.id }),
      }))}
      zone={zone}
      replay={webhook.state === "active" ? replayDeliveryAction : null}
    />
  );
}

type ReplayOfDaysProps = Pick<DeliveryLogProps, "webhook" | "zone"> & { readonly now: Date };

function ReplayOfDays({ webhook, zone, now }: ReplayOfDaysProps) {
  if (webhook.state !== "active" || webhook.dead === 0) return null;
  // Written as a day of the calendar: year, month, day.
  const dayOf = (instant: Date) => new Intl.DateTimeFormat("sv-SE", { timeZone: zone }).format(instant);
  const from = dayOf(new Date(now.getTime() - OFFERED_DAYS_MS));
  return <ReplayDead webhookId={webhook.id} from={from} to={dayOf(now)} action={replayDeadAction} />;
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
