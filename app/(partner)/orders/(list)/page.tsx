import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ExportButton } from "@/components/export/export-button";
import { OrderList } from "@/components/order/order-list";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { requirePermit } from "@/lib/auth/session";
import { ORDER_TABS, OrderListQuery } from "@/lib/contracts/order";
import { queryRecord, type SearchParams } from "@/lib/contracts/query-record";
import { getCurrency } from "@/lib/data/customer/get-currency";
import { listOrderedServices } from "@/lib/data/order/list-ordered-services";
import { listOrders } from "@/lib/data/order/list-orders";
import { requestExportAction } from "../../../export-action";
import { PageViews } from "../../../page-views";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("order"))("title") };
}

export default async function OrdersPage({ searchParams }: { readonly searchParams: SearchParams }) {
  const permit = await requirePermit("order.read");
  const address = await queryRecord(searchParams);
  const asked = OrderListQuery.parse(address);
  // Who has no resellers has one list.
  const query =
    permit.actor.company.kind === "distributor" ? { ...asked, tab: asked.tab ?? "customers" } : { ...asked, tab: null };
  const [page, currency, services, t] = await Promise.all([
    listOrders(permit, query),
    getCurrency(permit),
    listOrderedServices(permit),
    getTranslations("order"),
  ]);
  return (
    <>
      <PageHeader
        title={t("title")}
        answer={t("answer.partner", { currency })}
        actions={<ExportButton action={requestExportAction} kinds={["orders"]} query={query} />}
      />
      <div className="flex flex-col gap-6">
        {query.tab && (
          <Tabs
            label={t("tabs.label")}
            items={ORDER_TABS.map((tab) => ({
              href: `/orders?tab=${tab}`,
              label: t(`tabs.${tab}`),
              current: query.tab === tab,
            }))}
          />
        )}
        <Notice>{t("note")}</Notice>
        <PageViews path="/orders" query={address} />
        <OrderList path="/orders" isOwn={false} {...{ query, page, currency, services }} />
      </div>
    </>
  );
}
