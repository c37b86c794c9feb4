import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ScheduleForm } from "@/components/export/schedule-form";
import { ScheduleTable } from "@/components/export/schedule-table";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { requirePermit } from "@/lib/auth/session";
import { queryRecord, type SearchParams } from "@/lib/contracts/query-record";
import { ScheduledFrom } from "@/lib/contracts/schedule";
import { listSchedules } from "@/lib/data/export/list-schedules";
import { mayExport } from "@/lib/domain/export/decide-export";
import { EXPORT_KINDS } from "@/lib/domain/export/export";
import { endScheduleAction, setScheduleAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("schedule"))("title") };
}

export default async function SchedulesPage({ searchParams }: { readonly searchParams: SearchParams }) {
  const permit = await requirePermit("export.create");
  const from = ScheduledFrom.parse(await queryRecord(searchParams));
  const [{ schedules, names }, t] = await Promise.all([listSchedules(permit), getTranslations("schedule")]);
  const kinds = EXPORT_KINDS.filter((kind) => mayExport(permit.actor, kind));
  return (
    <>
      <PageHeader
        title={t("title")}
        answer={t("answer", { count: schedules.length })}
        actions={
          <LinkButton href="/exports" size="sm">
            {t("toHistory")}
          </LinkButton>
        }
      />
      <div className="flex flex-col gap-8">
        {schedules.length === 0 ? (
          <EmptyState title={t("empty")}>{t("emptyHint")}</EmptyState>
        ) : (
          <ScheduleTable schedules={schedules} names={names} action={endScheduleAction} />
        )}
        <Section title={t("set.title")}>
          <ScheduleForm kinds={kinds} kind={from.kind} query={from.query} action={setScheduleAction} />
        </Section>
        <p className="max-w-[80ch] text-sm text-ink-2">{t("note")}</p>
      </div>
    </>
  );
}
