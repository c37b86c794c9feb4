import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { AsOfStamp } from "@/components/expenditure/as-of-stamp";
import { HowMuch } from "@/components/order/how-much";
import { OrderCost } from "@/components/order/order-cost";
import { PlaceOrder } from "@/components/order/place-order";
import { Follow } from "@/components/portal/follow";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { requirePermit } from "@/lib/auth/session";
import { isUuid } from "@/lib/contracts/is-uuid";
import { queryRecord, type SearchParams } from "@/lib/contracts/query-record";
import { getOffer } from "@/lib/data/catalogue/get-offer";
import { getPortalPartner, type PortalPartner } from "@/lib/data/portal/get-portal-partner";
import { getStanding } from "@/lib/data/portal/get-standing";
import { listOwnQuestions } from "@/lib/data/question/list-questions";
import { isEnabled } from "@/lib/domain/resource/decide-enabling";
import { formatMoney } from "@/lib/format/money";
import { OwnQuestions } from "../../own-questions";
import { placeOrderAction } from "../actions";
import { askedOf } from "./asked-of";
import { EnablingPage } from "./enabling/enabling-page";
import { loadEnabling } from "./enabling/load-enabling";
import { loadOrdering, type Ordering } from "./load-ordering";
import { VerdictNow } from "./verdict-now";

type Props = { readonly params: Promise<{ readonly offerId: string }>; readonly searchParams: SearchParams };

/** Null: no such offer. */
const offerOf = cache(async (offerId: string) => {
  const permit = await requirePermit("product.read");
  return isUuid(offerId) ? getOffer(permit, offerId, new Date()) : null;
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const offer = await offerOf((await params).offerId);
  const t = await getTranslations(offer && isEnabled(offer.mode) ? "enabling" : "order.place");
  return { title: t("title") };
}

/** An offer paid by use is enabled, any other ordered. */
export default async function OfferPage({ params, searchParams }: Props) {
  await requirePermit("order.place");
  const { offerId } = await params;
  const query = await queryRecord(searchParams);
  const [offer, partner] = await Promise.all([offerOf(offerId), getPortalPartner(await requirePermit("portal.read"))]);
  if (!offer || !partner) notFound();
  if (!isEnabled(offer.mode)) return <OrderPage offerId={offerId} query={query} partner={partner} />;
  const enabling = await loadEnabling(await requirePermit("resource.enable"), offerId, query);
  if (!enabling) notFound();
  return <EnablingPage enabling={enabling} partner={partner} />;
}

type OrderPageProps = {
  readonly offerId: string;
  readonly query: Readonly<Record<string, string>>;
  readonly partner: PortalPartner;
};

async function OrderPage({ offerId, query, partner }: OrderPageProps) {
  const permit = await requirePermit("order.place");
  const reading = await requirePermit("portal.read");
  const standing = await getStanding(reading);
  const [ordering, questions] = await Promise.all([loadOrdering(permit, offerId, query), listOwnQuestions(reading)]);
  if (!standing || !ordering) notFound();
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
        stamp={
          <Follow standing={standing} answer={preview.reasons.length === 0 ? t("open") : t("closed")}>
            <AsOfStamp asOf={asOf} provisionalDays={0} />
          </Follow>
        }
      />
      <div className="flex max-w-4xl flex-col gap-8">
        <Notice>{words("noteCustomer", { partner: partner.name })}</Notice>
        <Section title={t("howMuch")}>
          <HowMuch action={`/portal/products/${offerId}`} {...{ offer, given, amiss, accounts }} />
          {accounts.length === 0 && <p className="text-sm text-ink-2">{t("ownAccount")}</p>}
        </Section>
        <OwnQuestions questions={questions} partner={partner} now={asOf} />
        <Answer ordering={ordering} partner={partner} accountName={permit.actor.company.accountName} />
      </div>
    </>
  );
}

type AnswerProps = {
  readonly ordering: Ordering;
  readonly partner: PortalPartner;
  readonly accountName: string;
};

/** Cost and verdict before the button. */
async function Answer({ ordering: { preview, given, amiss, wish, key }, partner, accountName }: AnswerProps) {
  const locale = await getLocale();
  const { quote, currency } = preview;
  // What was answered to another amount is over.
  return (
    <>
      {amiss.length === 0 && <OrderCost preview={preview} isOwn />}
      {amiss.length === 0 && (
        <VerdictNow preview={preview} facts={askedOf(preview, given, accountName)} partner={partner} />
      )}
      <PlaceOrder
        key={JSON.stringify(given)}
        offerId={preview.offer.id}
        wish={wish}
        mayPay={preview.reasons.length === 0}
        orderKey={key}
        amount={quote ? formatMoney(quote.amount, locale) : ""}
        currency={currency}
        place={placeOrderAction}
      />
    </>
  );
}
