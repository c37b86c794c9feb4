import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Catalogue } from "@/components/catalogue/catalogue";
import { AsOfStamp } from "@/components/expenditure/as-of-stamp";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { requirePermit } from "@/lib/auth/session";
import { OfferListQuery } from "@/lib/contracts/catalogue-view";
import { queryRecord, type SearchParams } from "@/lib/contracts/query-record";
import { listOfferChoices } from "@/lib/data/catalogue/list-offer-choices";
import { listOffers } from "@/lib/data/catalogue/list-offers";
import { getCurrency } from "@/lib/data/customer/get-currency";
import { listCustomerNames } from "@/lib/data/customer/list-customer-names";
import { issuePermit } from "@/lib/domain/access/permit";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("catalogue"))("title") };
}

export default async function ProductsPage({ searchParams }: { readonly searchParams: SearchParams }) {
  const permit = await requirePermit("product.read");
  const query = OfferListQuery.parse(await queryRecord(searchParams));
  const at = new Date();
  const preparing = issuePermit(permit.actor, "order.prepare");
  const reading = issuePermit(permit.actor, "customer.read");
  const { customer } = query;
  const [page, names, choices, currency, t] = await Promise.all([
    listOffers(permit, query, at),
    preparing && reading && customer ? listCustomerNames(reading, [customer]) : null,
    listOfferChoices(permit),
    getCurrency(permit),
    getTranslations("catalogue"),
  ]);
  return (
    <>
      <PageHeader
        title={t("title")}
        answer={t("answer", { currency })}
        stamp={<AsOfStamp asOf={at} provisionalDays={0} />}
      />
      <div className="flex flex-col gap-6">
        <Notice>
          {t("note")} {t("announced")}
        </Notice>
        <ForCustomer name={(customer && names?.get(customer)) ?? null} />
        <Catalogue
          path="/products"
          {...{ query, page, choices, currency }}
          ordering={preparing && { path: "/products", query: customer ? `?customer=${customer}` : "", word: "prepare" }}
        />
      </div>
    </>
  );
}

/** For whom an order is being prepared. */
async function ForCustomer({ name }: { readonly name: string | null }) {
  if (name === null) return null;
  const t = await getTranslations("order.prepare");
  return (
    <Notice kind="done" title={t("choosing", { customer: name })}>
      {t("choose")}
    </Notice>
  );
}
