import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ExportButton } from "@/components/export/export-button";
import { ResourceList } from "@/components/resource/resource-list";
import { PageHeader } from "@/components/ui/page-header";
import { requirePermit } from "@/lib/auth/session";
import { queryRecord, type SearchParams } from "@/lib/contracts/query-record";
import { ResourceListQuery } from "@/lib/contracts/resource";
import { listOfferChoices } from "@/lib/data/catalogue/list-offer-choices";
import { getCurrency } from "@/lib/data/customer/get-currency";
import { listResources } from "@/lib/data/resource/list-resources";
import { requestExportAction } from "../../../export-action";
import { PageViews } from "../../../page-views";

const PATH = "/portal/resources";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("resource"))("title") };
}

export default async function PortalResourcesPage({ searchParams }: { readonly searchParams: SearchParams }) {
  await requirePermit("portal.read");
  const permit = await requirePermit("resource.read");
  const choosing = await requirePermit("product.read");
  const address = await queryRecord(searchParams);
  const query = ResourceListQuery.parse(address);
  const [page, choices, currency, t] = await Promise.all([
    listResources(permit, query),
    listOfferChoices(choosing),
    getCurrency(permit),
    getTranslations("resource"),
  ]);
  return (
    <>
      <PageHeader
        title={t("title")}
        answer={t("answer.customer", { currency })}
        actions={<ExportButton action={requestExportAction} kinds={["resources"]} query={query} />}
      />
      <div className="mb-4">
        <PageViews path="/portal/resources" query={address} />
      </div>
      <ResourceList path={PATH} resourcePath={PATH} whose="own" {...{ query, page, choices, currency }} />
    </>
  );
}
