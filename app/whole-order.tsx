import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { OrderFacts } from "@/components/order/order-facts";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { getOrder } from "@/lib/data/order/get-order";
import type { Permit } from "@/lib/domain/access/permit";
import { BILLING_ZONE, formatInstant } from "@/lib/format/date";

type WholeOrderProps = {
  readonly permit: Permit<"order.read">;
  readonly orderId: string;
  readonly listHref: string;
  readonly note: string;
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** One order, to the customer that placed it and to its partners. */
export async function WholeOrder({ permit, orderId, listHref, note }: WholeOrderProps) {
  const order = UUID.test(orderId) ? await getOrder(permit, orderId) : null;
  if (!order) notFound();
  const [t, locale] = [await getTranslations("order"), await getLocale()];
  const date = formatInstant(order.acceptedAt ?? order.createdAt, { zone: BILLING_ZONE, locale });
  return (
    <>
      <PageHeader
        title={t("detail.title", { what: order.thing.specification })}
        breadcrumbs={[{ label: t("title"), href: listHref }]}
        answer={t("detail.answer", { date })}
      />
      <div className="flex max-w-3xl flex-col gap-6">
        <Notice>{note}</Notice>
        <OrderFacts order={order} withCustomer={permit.actor.company.kind !== "customer"} />
      </div>
    </>
  );
}
