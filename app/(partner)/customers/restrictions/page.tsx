import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RecallTick } from "@/components/access/recall-tick";
import { RestrictionSheetForm } from "@/components/restriction/restriction-sheet-form";
import { DefinitionList } from "@/components/ui/definition-list";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { requirePermit } from "@/lib/auth/session";
import { RESTRICTION_COLUMNS } from "@/lib/contracts/restriction-columns";
import { issuePermit } from "@/lib/domain/access/permit";
import { planRestrictionsAction, restrictCustomersAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("restriction.sheet"))("title") };
}

export default async function RestrictionSheetPage() {
  const { actor } = await requirePermit("restriction.batch");
  const [t, customer] = await Promise.all([getTranslations("restriction.sheet"), getTranslations("customer")]);
  const mayRecall = issuePermit(actor, "delegation.recall") !== null;
  return (
    <>
      <PageHeader
        title={t("title")}
        answer={t("answer")}
        breadcrumbs={[{ label: customer("title"), href: "/customers" }]}
      />
      <div className="grid gap-10 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <RestrictionSheetForm
          mayRequest={issuePermit(actor, "request.create") !== null}
          recall={mayRecall && <RecallTick id="sheet-recall" reseller={null} withReason={false} />}
          read={planRestrictionsAction}
          action={restrictCustomersAction}
        />
        <Section title={t("guide")}>
          <DefinitionList
            items={RESTRICTION_COLUMNS.map((column) => ({
              id: column,
              term: <code className="font-mono text-xs">{column}</code>,
              value: <span className="text-sm">{t(`column.${column}`)}</span>,
            }))}
          />
        </Section>
      </div>
    </>
  );
}
