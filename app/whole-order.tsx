import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { type OrderAct, OrderActs } from "@/components/order/order-acts";
import { OrderAmounts, OrderFacts } from "@/components/order/order-facts";
import { OrderParts } from "@/components/order/order-parts";
import { OrderStatusBadge } from "@/components/order/order-status";
import { OrderTimeline } from "@/components/order/order-timeline";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { isUuid } from "@/lib/contracts/is-uuid";
import type { OrderDetails } from "@/lib/contracts/order-view";
import { getOrder } from "@/lib/data/order/get-order";
import type { Permit } from "@/lib/domain/access/permit";
import { formatMoney } from "@/lib/format/money";
import { orderAnswerOf } from "./order-answer";

type WholeOrderProps = {
  readonly permit: Permit<"order.read">;
  readonly orderId: string;
  readonly listHref: string;
  /** Where resources stand, before their id. */
  readonly resourcePath: string;
  readonly note: string;
  /** Null: not the reader's to do. A partner cancels only what it prepared. */
  readonly pay: OrderAct | null;
  readonly cancel: OrderAct | null;
};

/** One order, to the customer that placed it and to its partners. */
export async function WholeOrder({ permit, orderId, listHref, resourcePath, note, pay, cancel }: WholeOrderProps) {
  const order = isUuid(orderId) ? await getOrder(permit, orderId) : null;
  if (!order) notFound();
  const t = await getTranslations("order");
  const isOwn = permit.actor.company.kind === "customer";
  const { thing, status, type, currency, parts } = order;
  return (
    <>
      <PageHeader
        title={t(`detail.title.${type}`, { what: thing.specification })}
        breadcrumbs={[{ label: t("title"), href: listHref }]}
        signs={<OrderStatusBadge status={status} />}
        answer={await orderAnswerOf(order, isOwn)}
      />
      <div className="grid gap-x-12 gap-y-8 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-8">
          <Waiting order={order} pay={pay} cancel={isOwn || order.isPreparedByYou ? cancel : null} />
          <Section title={t("part.title")}>
            <OrderParts {...{ parts, currency, resourcePath }} />
          </Section>
          <Section title={t("detail.amounts")}>
            <OrderAmounts order={order} />
          </Section>
          <Notice>{note}</Notice>
        </div>
        <div className="flex min-w-0 flex-col gap-8">
          <Section title={t("detail.facts")}>
            <OrderFacts order={order} withCustomer={!isOwn} />
          </Section>
          <Section title={t("event.label")}>
            <OrderTimeline order={order} resourcePath={resourcePath} />
          </Section>
        </div>
      </div>
    </>
  );
}

type WaitingProps = Pick<WholeOrderProps, "pay" | "cancel"> & { readonly order: OrderDetails };

/** What can be done while it waits; nothing where that is over or not the reader's. */
async function Waiting({ order, pay, cancel }: WaitingProps) {
  const { id, status, amount, currency, source, note, by } = order;
  if (status === "completed" || status === "cancelled") return null;
  const [t, locale] = [await getTranslations("order.act"), await getLocale()];
  return (
    <div className="flex flex-col gap-4">
      {note !== null && (
        <Notice title={t("note", { partner: by.company })}>
          <p className="whitespace-pre-wrap">{note}</p>
        </Notice>
      )}
      {(pay || cancel) && (
        <OrderActs
          orderId={id}
          amount={formatMoney(amount, locale)}
          isPrepared={source === "partner"}
          {...{ currency, pay, cancel }}
        />
      )}
    </div>
  );
}
