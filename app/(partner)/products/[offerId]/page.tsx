import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { HowMuch } from "@/components/order/how-much";
import { OrderCost } from "@/components/order/order-cost";
import { PrepareOrder } from "@/components/order/prepare-order";
import { AppLink, TEXT_LINK } from "@/components/ui/app-link";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { requirePermit } from "@/lib/auth/session";
import { queryRecord, type SearchParams } from "@/lib/contracts/query-record";
import { formatMoney } from "@/lib/format/money";
import { orderReasonWords } from "@/lib/format/order-reason";
import { sentenceOf } from "@/lib/format/wording";
import { prepareOrderAction } from "../../orders/actions";
import { ForWhom } from "./for-whom";
import { loadPreparing, type Preparing } from "./load-preparing";

type Props = { readonly params: Promise<{ readonly offerId: string }>; readonly searchParams: SearchParams };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("order.prepare"))("title") };
}

/** An order that a partner prepares for a customer of its, which confirms or declines it. */
export default async function PrepareOrderPage({ params, searchParams }: Props) {
  const permit = await requirePermit("order.prepare");
  const { offerId } = await params;
  const query = await queryRecord(searchParams);
  const preparing = await loadPreparing(permit, offerId, query);
  if (!preparing) notFound();
  const { offer, chosen, given, amiss } = preparing;
  const [t, catalogue] = [await getTranslations("order.prepare"), await getTranslations("catalogue")];
  const action = `/products/${offerId}`;
  return (
    <>
      <PageHeader
        title={chosen ? t("titleFor", { customer: chosen.name }) : t("title")}
        breadcrumbs={[{ label: catalogue("title"), href: "/products" }]}
        answer={t("answer", {
          what: offer.product.specification,
          mode: catalogue(`mode.${offer.mode}`),
          region: offer.regionName,
        })}
      />
      <div className="flex max-w-4xl flex-col gap-8">
        {chosen ? (
          <>
            <p>
              {t("for", { customer: chosen.name })}{" "}
              <AppLink href={action} className={TEXT_LINK}>
                {t("another")}
              </AppLink>
            </p>
            <Section title={t("howMuch")}>
              <HowMuch
                {...{ action, offer, given, amiss }}
                accounts={chosen.preview.accounts}
                kept={{ customer: chosen.id }}
              />
            </Section>
            {amiss.length === 0 && <Prepared chosen={chosen} given={given} />}
          </>
        ) : (
          <ForWhom permit={permit} action={action} words={query["who"] ?? ""} />
        )}
      </div>
    </>
  );
}

type PreparedProps = { readonly chosen: NonNullable<Preparing["chosen"]>; readonly given: Preparing["given"] };

/** What it costs, what would stand against paying it now, and the form. */
async function Prepared({ chosen: { name, preview, wish }, given }: PreparedProps) {
  const [t, root, locale] = [await getTranslations("order.prepare"), await getTranslations(), await getLocale()];
  const { quote, currency, reasons, keepReasons } = preview;
  const against = keepReasons.length > 0 ? keepReasons : reasons;
  return (
    <>
      <OrderCost preview={preview} />
      {against.length > 0 && (
        <Notice kind="warn" title={t(keepReasons.length > 0 ? "closed" : "refusedNow", { customer: name })}>
          <ul className="list-disc pl-5">
            {against.map((reason) => (
              <li key={reason.code}>{sentenceOf(orderReasonWords(reason, currency), root, locale)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <PrepareOrder
        key={JSON.stringify(given)}
        wish={wish}
        customer={name}
        amount={quote ? formatMoney(quote.amount, locale) : ""}
        currency={currency}
        prepare={prepareOrderAction}
      />
    </>
  );
}
