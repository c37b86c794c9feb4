import { useLocale, useTranslations } from "next-intl";
import type { OrderDetails, OrderPerson } from "@/lib/contracts/order-view";
import { BILLING_ZONE, formatInstant } from "@/lib/format/date";
import { AppLink, TEXT_LINK } from "../ui/app-link";
import { Timeline, type TimelineEvent } from "../ui/timeline";

type OrderTimelineProps = { readonly order: OrderDetails; readonly resourcePath: string };

/** What became of an order, from the first on. */
export function OrderTimeline({ order, resourcePath }: OrderTimelineProps) {
  const t = useTranslations("order.event");
  const said = useTranslations("order.detail");
  const locale = useLocale();
  const { source, createdAt, by, acceptedAt, acceptedBy, cancelledAt, cancelledBy, payBefore, asOf, note, type } =
    order;
  const event = (id: string, title: string, at: Date, person: OrderPerson | null): TimelineEvent => ({
    id,
    title,
    at: formatInstant(at, { zone: BILLING_ZONE, locale }),
    by: person && said("person", person),
  });
  const isLapsed = acceptedAt === null && cancelledAt === null && payBefore <= asOf;
  const made = { ...event("ordered", t(source === "partner" ? "prepared" : "ordered"), createdAt, by), detail: note };
  const events = [
    made,
    ...(acceptedAt ? [event("paid", t("paid"), acceptedAt, acceptedBy)] : []),
    ...(acceptedAt && type === "subscription" ? resourceEvents() : []),
    ...(cancelledAt ? [event("cancelled", t("cancelled"), cancelledAt, cancelledBy)] : []),
    ...(isLapsed ? [event("lapsed", t("lapsed"), payBefore, null)] : []),
  ];

  function resourceEvents(): readonly TimelineEvent[] {
    return order.parts.flatMap(({ id, resourceId, specification, effectiveAt }) => {
      if (resourceId === null || effectiveAt === null) return [];
      const way = (
        <AppLink href={`${resourcePath}/${resourceId}`} className={TEXT_LINK}>
          {t("toResource")}
        </AppLink>
      );
      return [{ ...event(id, t("resource", { what: specification }), effectiveAt, null), ways: way }];
    });
  }

  return <Timeline label={t("label")} events={events} />;
}
