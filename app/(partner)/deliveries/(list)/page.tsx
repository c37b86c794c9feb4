import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HeldTable } from "@/components/delivery/held-table";
import { ImportForm } from "@/components/delivery/import-form";
import { ImportTable } from "@/components/delivery/import-table";
import { ExportButton } from "@/components/export/export-button";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { Section } from "@/components/ui/section";
import { requirePermit, requireVisitor } from "@/lib/auth/session";
import { placeHref, RowPlace } from "@/lib/contracts/page";
import { queryRecord, type SearchParams } from "@/lib/contracts/query-record";
import { getCurrency } from "@/lib/data/customer/get-currency";
import { listHeld } from "@/lib/data/delivery/list-held";
import { listImports } from "@/lib/data/delivery/list-imports";
import { issuePermit } from "@/lib/domain/access/permit";
import { requestExportAction } from "../../../export-action";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("delivery"))("title") };
}

const PATH = "/deliveries";

export default async function DeliveriesPage({ searchParams }: { readonly searchParams: SearchParams }) {
  const permit = await requirePermit("delivery.read");
  const place = RowPlace.parse({ after: null, before: null, ...(await queryRecord(searchParams)) });
  const [{ user }, imports, held, currency, t] = await Promise.all([
    requireVisitor(),
    listImports(permit, place),
    listHeld(permit),
    getCurrency(permit),
    getTranslations("delivery"),
  ]);
  const mayImport = issuePermit(permit.actor, "delivery.import") !== null;
  return (
    <>
      <PageHeader
        title={t("title")}
        answer={t("answer", { held: held.length, imports: imports.rows.length })}
        actions={
          <>
            <LinkButton href="/deliveries/accounts" size="sm">
              {t("toParked")}
            </LinkButton>
            <ExportButton action={requestExportAction} kinds={["delivery-differences"]} query={{}} />
          </>
        }
      />
      <div className="flex flex-col gap-10">
        {held.length > 0 && (
          <Section title={t("held.title")}>
            <HeldTable held={held} currency={currency} zone={user.timeZone} />
          </Section>
        )}
        {mayImport && (
          <Section title={t("import.title")}>
            <ImportForm />
          </Section>
        )}
        <Section title={t("list.title")}>
          {imports.rows.length === 0 ? (
            <p className="text-ink-2">{t("list.empty")}</p>
          ) : (
            <>
              <ImportTable imports={imports.rows} zone={user.timeZone} />
              <Pager
                previousHref={imports.before && placeHref(PATH, { before: imports.before })}
                nextHref={imports.after && placeHref(PATH, { after: imports.after })}
              />
            </>
          )}
        </Section>
      </div>
    </>
  );
}
