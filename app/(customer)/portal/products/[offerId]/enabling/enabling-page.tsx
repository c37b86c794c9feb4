import { getTranslations } from "next-intl/server";
import { EnableForm } from "@/components/enabling/enable-form";
import { AsOfStamp } from "@/components/expenditure/as-of-stamp";
import { HowMuch } from "@/components/order/how-much";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { RESOURCE_NAME_MAX } from "@/lib/contracts/enabling";
import type { PortalPartner } from "@/lib/data/portal/get-portal-partner";
import { enableResourceAction } from "../../actions";
import { EnablingCost } from "./enabling-cost";
import { EnablingVerdict } from "./enabling-verdict";
import type { Enabling } from "./load-enabling";

type EnablingPageProps = { readonly enabling: Enabling; readonly partner: PortalPartner };

/** The page of an offer that is paid by use: what it costs and the verdict before the button. */
export async function EnablingPage({ enabling, partner }: EnablingPageProps) {
  const [t, catalogue] = [await getTranslations("enabling"), await getTranslations("catalogue")];
  const orders = await getTranslations("order");
  const { preview, given, quantity, wish } = enabling;
  const { offer, asOf, accounts } = preview;
  const { specification } = offer.product;
  return (
    <>
      <PageHeader
        title={t("title")}
        breadcrumbs={[{ label: catalogue("title"), href: "/portal/products" }]}
        answer={t("answer", { what: specification, mode: catalogue(`mode.${offer.mode}`), region: offer.regionName })}
        stamp={<AsOfStamp asOf={asOf} provisionalDays={0} />}
      />
      <div className="flex max-w-4xl flex-col gap-8">
        <Notice>{orders("noteCustomer", { partner: partner.name })}</Notice>
        <Section title={orders("place.howMuch")}>
          <HowMuch
            action={`/portal/products/${offer.id}`}
            offer={offer}
            given={{ ...given, periods: null }}
            amiss={quantity === null ? ["quantity"] : []}
            accounts={accounts}
          />
          {accounts.length === 0 && <p className="text-sm text-ink-2">{t("ownAccount")}</p>}
        </Section>
        {quantity !== null && <EnablingCost {...{ preview, quantity }} />}
        {quantity !== null && <EnablingVerdict {...{ preview, partner }} />}
        {/* What was answered to another wish is over. */}
        <EnableForm
          key={JSON.stringify(given)}
          wish={wish}
          specification={specification}
          nameMax={RESOURCE_NAME_MAX}
          isHourly={offer.period.unit === "hour"}
          enable={enableResourceAction}
        />
      </div>
    </>
  );
}
