import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Catalogue } from "@/components/catalogue/catalogue";
import { AsOfStamp } from "@/components/expenditure/as-of-stamp";
import { VerdictList } from "@/components/purchase/verdict-list";
import { AppLink } from "@/components/ui/app-link";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { requirePermit } from "@/lib/auth/session";
import { OfferListQuery } from "@/lib/contracts/catalogue-view";
import { queryRecord, type SearchParams } from "@/lib/contracts/query-record";
import { listOfferChoices } from "@/lib/data/catalogue/list-offer-choices";
import { listOffers } from "@/lib/data/catalogue/list-offers";
import { getPortalPartner } from "@/lib/data/portal/get-portal-partner";
import { issuePermit } from "@/lib/domain/access/permit";
import { CHARGING_MODES } from "@/lib/domain/expenditure/charge";
import { groupsOf } from "@/lib/format/purchase-groups";
import { type Eligibility, eligibilityOf } from "../eligibility";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("catalogue"))("title") };
}

export default async function ProductsPage({ searchParams }: { readonly searchParams: SearchParams }) {
  const reading = await requirePermit("portal.read");
  const [permit, deciding] = [await requirePermit("product.read"), await requirePermit("purchase.decide")];
  const query = OfferListQuery.parse(await queryRecord(searchParams));
  const at = new Date();
  const [page, choices, found, partner, t] = await Promise.all([
    listOffers(permit, query, at),
    listOfferChoices(permit),
    eligibilityOf(deciding, null),
    getPortalPartner(reading),
    getTranslations("catalogue"),
  ]);
  if (!found || !partner) notFound();
  const { currency, verdicts, asOf } = found;
  return (
    <>
      <PageHeader
        title={t("title")}
        answer={t("answer", { currency })}
        stamp={<AsOfStamp asOf={asOf} provisionalDays={0} />}
      />
      <div className="flex flex-col gap-6">
        <Notice>
          {t("noteCustomer", { partner: partner.name })} {t("announced")}
        </Notice>
        <MayBuy verdicts={verdicts} />
        <Catalogue
          path="/portal/products"
          {...{ query, page, choices, currency }}
          closed={closedModes(found)}
          ordering={issuePermit(permit.actor, "order.place") && { path: "/portal/products", query: "", word: "order" }}
        />
      </div>
    </>
  );
}

function closedModes({ verdicts }: Eligibility) {
  const closed = new Set(verdicts.filter(({ reasons }) => reasons.length > 0).map(({ operation }) => operation));
  return CHARGING_MODES.filter((mode) => closed.has(`buy-${mode}`));
}

/** A verdict for each charging mode; what the customer has already is not for sale. */
async function MayBuy({ verdicts }: Pick<Eligibility, "verdicts">) {
  const t = await getTranslations("catalogue.may");
  const groups = groupsOf(verdicts).filter(({ key }) => key !== "existing");
  const anyClosed = groups.some((group) => group.verdicts.some(({ reasons }) => reasons.length > 0));
  return (
    <Section title={t("title")}>
      <VerdictList caption={t("verdicts")} groups={groups} />
      {anyClosed && (
        <AppLink href="/portal" className="self-start text-sm text-accent hover:underline">
          {t("why")}
        </AppLink>
      )}
    </Section>
  );
}
