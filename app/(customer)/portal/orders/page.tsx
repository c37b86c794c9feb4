import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { OrderList } from "@/components/order/order-list";
import { PaySelected } from "@/components/order/pay-selected";
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
import { issuePermit } from "@/lib/domain/access/permit";
import { payOrdersAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("order"))("title") };
}

export default async function OrdersPage({ searchParams }: { readonly searchParams: SearchParams }) {
  const reading = await requirePermit("portal.read");
  const permit = await requirePermit("order.read");
  const query = OrderListQuery.parse(await queryRecord(searchParams));
  const [page, currency, services, partner, t] = await Promise.all([
    listOrders(permit, query),
    getCurrency(permit),
    listOrderedServices(permit),
    getPortalPartner(reading),
    getTranslations("order"),
  ]);
  const canPay = issuePermit(permit.actor, "order.pay") !== null;
  if (!partner) notFound();
  return (
    <>
      <PageHeader title={t("title")} answer={t("answer.customer", { currency })} />
      <div className="flex flex-col gap-6">
        <Notice>{t("noteCustomer", { partner: partner.name })}</Notice>
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
