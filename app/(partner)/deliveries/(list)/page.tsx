import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ControlTable } from "@/components/delivery/control-table";
import { HeldTable } from "@/components/delivery/held-table";
import { ImportForm } from "@/components/delivery/import-form";
import { ImportTable } from "@/components/delivery/import-table";
import { ExportButton } from "@/components/export/export-button";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { Section } from "@/components/ui/section";
import { requirePermit, requireVisitor } from "@/lib/auth/session";
import { DeliveriesPlace, placeHref } from "@/lib/contracts/page";
import { queryRecord, type SearchParams } from "@/lib/contracts/query-record";
import { getCurrency } from "@/lib/data/customer/get-currency";
import { listControlTotals } from "@/lib/data/delivery/list-control-totals";
import { listHeld } from "@/lib/data/delivery/list-held";
import { listImports } from "@/lib/data/delivery/list-imports";
import { issuePermit } from "@/lib/domain/access/permit";
import { requestExportAction } from "../../../export-action";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("delivery"))("title") };
}

const PATH = "/deliveries";
const NOWHERE = { after: null, before: null, totalsAfter: null, totalsBefore: null };

export default async function DeliveriesPage({ searchParams }: { readonly searchParams: SearchParams }) {
  const permit = await requirePermit("delivery.read");
  const place = DeliveriesPlace.parse({ ...NOWHERE, ...(await queryRecord(searchParams)) });
  const [{ user }, imports, held, totals, currency, t] = await Promise.all([
    requireVisitor(),
    listImports(permit, place),
    listHeld(permit),
    listControlTotals(permit, { after: place.totalsAfter, before: place.totalsBefore }),
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
        {totals.rows.length > 0 && (
          <Section title={t("totals.title")}>
            <p className="max-w-[80ch] text-sm text-ink-2">{t("totals.hint")}</p>
            <ControlTable totals={totals.rows} currency={currency} />
            <Pager
              previousHref={totals.before && placeHref(PATH, { totalsBefore: totals.before })}
              nextHref={totals.after && placeHref(PATH, { totalsAfter: totals.after })}
            />
          </Section>
        )}
      </div>
    </>
  );
}
