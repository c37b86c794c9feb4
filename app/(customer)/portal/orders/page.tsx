import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ExportButton } from "@/components/export/export-button";
import { OrderList } from "@/components/order/order-list";
import { PaySelected } from "@/components/order/pay-selected";
import { Follow } from "@/components/portal/follow";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { SelectionProvider } from "@/components/ui/selection";
import { SelectionBar } from "@/components/ui/selection-bar";
import { requirePermit } from "@/lib/auth/session";
import { OrderListQuery } from "@/lib/contracts/order";
import { queryRecord, type SearchParams } from "@/lib/contracts/query-record";
import { getCurrency } from "@/lib/data/customer/get-currency";
import { listOrderedServices } from "@/lib/data/order/list-ordered-services";
import { listOrders } from "@/lib/data/order/list-orders";
import { getPortalPartner } from "@/lib/data/portal/get-portal-partner";
import { getStanding } from "@/lib/data/portal/get-standing";
import { issuePermit } from "@/lib/domain/access/permit";
import { BILLING_ZONE, formatInstant } from "@/lib/format/date";
import { requestExportAction } from "../../../export-action";
import { PageViews } from "../../../page-views";
import { payOrdersAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("order"))("title") };
}

export default async function OrdersPage({ searchParams }: { readonly searchParams: SearchParams }) {
  const reading = await requirePermit("portal.read");
  const permit = await requirePermit("order.read");
  const standing = await getStanding(reading);
  const address = await queryRecord(searchParams);
  const query = OrderListQuery.parse(address);
  const [page, currency, services, partner, t, locale] = await Promise.all([
    listOrders(permit, query),
    getCurrency(permit),
    listOrderedServices(permit),
    getPortalPartner(reading),
    getTranslations("order"),
    getLocale(),
  ]);
  const canPay = issuePermit(permit.actor, "order.pay") !== null;
  if (!standing || !partner) notFound();
  const [newest] = page.rows;
  const answer = newest
    ? t("newest", {
        what: newest.thing.specification,
        date: formatInstant(newest.acceptedAt ?? newest.createdAt, { zone: BILLING_ZONE, locale }),
      })
    : t("empty");
  return (
    <>
      <PageHeader
        title={t("title")}
        answer={t("answer.customer", { currency })}
        stamp={<Follow standing={standing} answer={answer} />}
        actions={<ExportButton action={requestExportAction} kinds={["orders"]} query={query} />}
      />
      <div className="flex flex-col gap-6">
        <Notice>{t("noteCustomer", { partner: partner.name })}</Notice>
        <PageViews path="/portal/orders" query={address} />
        <SelectionProvider>
          <OrderList path="/portal/orders" isOwn {...{ query, page, currency, services, canPay }}>
            {canPay && (
              <SelectionBar>
                <PaySelected orders={page.rows} currency={currency} pay={payOrdersAction} />
              </SelectionBar>
            )}
          </OrderList>
        </SelectionProvider>
      </div>
    </>
  );
}
