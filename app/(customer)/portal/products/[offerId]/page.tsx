import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { AsOfStamp } from "@/components/expenditure/as-of-stamp";
import { HowMuch } from "@/components/order/how-much";
import { OrderCost } from "@/components/order/order-cost";
import { PlaceOrder } from "@/components/order/place-order";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { requirePermit } from "@/lib/auth/session";
import { queryRecord, type SearchParams } from "@/lib/contracts/query-record";
import { getPortalPartner, type PortalPartner } from "@/lib/data/portal/get-portal-partner";
import { formatMoney } from "@/lib/format/money";
import { placeOrderAction } from "../actions";
import { loadOrdering, type Ordering } from "./load-ordering";
import { VerdictNow } from "./verdict-now";

type Props = { readonly params: Promise<{ readonly offerId: string }>; readonly searchParams: SearchParams };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("order.place"))("title") };
}

export default async function OrderPage({ params, searchParams }: Props) {
  const permit = await requirePermit("order.place");
  const reading = await requirePermit("portal.read");
  const { offerId } = await params;
  const [ordering, partner] = await Promise.all([
    loadOrdering(permit, offerId, await queryRecord(searchParams)),
    getPortalPartner(reading),
  ]);
  if (!ordering || !partner) notFound();
  const [t, words] = [await getTranslations("order.place"), await getTranslations("order")];
  const catalogue = await getTranslations("catalogue");
  const { preview, given, amiss } = ordering;
  const { offer, asOf, accounts } = preview;
  const what = { what: offer.product.specification, mode: catalogue(`mode.${offer.mode}`), region: offer.regionName };
  return (
    <>
      <PageHeader
        title={t("title")}
        breadcrumbs={[{ label: catalogue("title"), href: "/portal/products" }]}
        answer={t("answer", what)}
        stamp={<AsOfStamp asOf={asOf} provisionalDays={0} />}
      />
      <div className="flex max-w-4xl flex-col gap-8">
        <Notice>{words("noteCustomer", { partner: partner.name })}</Notice>
        <Section title={t("howMuch")}>
          <HowMuch action={`/portal/products/${offerId}`} {...{ offer, given, amiss, accounts }} />
          {accounts.length === 0 && <p className="text-sm text-ink-2">{t("ownAccount")}</p>}
        </Section>
        <Answer ordering={ordering} partner={partner} />
      </div>
    </>
  );
}

type AnswerProps = { readonly ordering: Ordering; readonly partner: PortalPartner };

/** Cost and verdict before the button. */
async function Answer({ ordering: { preview, given, amiss, wish }, partner }: AnswerProps) {
  const locale = await getLocale();
  const { quote, currency } = preview;
  // What was answered to another amount is over.
  return (
    <>
      {amiss.length === 0 && <OrderCost preview={preview} />}
      {amiss.length === 0 && <VerdictNow preview={preview} partner={partner} />}
      <PlaceOrder
        key={JSON.stringify(given)}
        wish={wish}
        mayPay={preview.reasons.length === 0}
        amount={quote ? formatMoney(quote.amount, locale) : ""}
        currency={currency}
        place={placeOrderAction}
      />
    </>
  );
}
