import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { DecideHeld } from "@/components/delivery/decide-held";
import { DeliveryReport } from "@/components/delivery/delivery-report";
import { FileProblems } from "@/components/delivery/file-problems";
import { ImportProgress } from "@/components/delivery/import-progress";
import { AccountSums, MonthSums } from "@/components/delivery/import-sums";
import { MovedTable } from "@/components/delivery/moved-table";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { Stat, StatRow } from "@/components/ui/stat";
import { requirePermit, requireVisitor } from "@/lib/auth/session";
import type { ImportReport } from "@/lib/contracts/delivery";
import type { ImportView } from "@/lib/contracts/delivery-view";
import { getCurrency } from "@/lib/data/customer/get-currency";
import { getImport } from "@/lib/data/delivery/get-import";
import { issuePermit } from "@/lib/domain/access/permit";
import { parseMoney, ZERO } from "@/lib/domain/money/money";
import { formatInstant } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { decideHeldAction } from "../actions";

type Props = { readonly params: Promise<{ readonly importId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("delivery"))("report.title") };
}

export default async function ImportPage({ params }: Props) {
  const permit = await requirePermit("delivery.read");
  const found = (await getImport(permit, (await params).importId)) ?? notFound();
  const [{ user }, currency, t, locale] = await Promise.all([
    requireVisitor(),
    getCurrency(permit),
    getTranslations("delivery"),
    getLocale(),
  ]);
  const started = formatInstant(found.startedAt, { zone: user.timeZone, locale });
  const { report, state } = found;
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: t("title"), href: "/deliveries" }]}
        title={t("report.title")}
        signs={
          <>
            {found.dryRun && <Badge>{t("outcome.dry-run")}</Badge>}
            <span className="text-sm text-ink-2">{t("report.byline", { at: started, by: found.by })}</span>
          </>
        }
        answer={report ? t(answerKey(report), facts(report)) : t(`state.${state}`)}
      />
      {state === "failed" && !report?.problems.length && (
        <Notice kind="danger" title={t("failure.title")}>
          {t("failure.detail")} <code className="font-mono text-xs">{found.failure}</code>
        </Notice>
      )}
      {(state === "running" || state === "waiting") && (
        <ImportProgress importId={found.id} first={{ state, rowsRead: found.rowsRead }} />
      )}
      {report && (
        <Report
          found={found}
          report={report}
          currency={currency}
          mayDecide={issuePermit(permit.actor, "delivery.accept") !== null}
        />
      )}
    </>
  );
}

type ReportProps = {
  readonly found: ImportView;
  readonly report: ImportReport;
  readonly currency: string;
  readonly mayDecide: boolean;
};

async function Report({ found, report, currency, mayDecide }: ReportProps) {
  const [t, format, locale] = [await getTranslations("delivery"), await getFormatter(), await getLocale()];
  const waits = ({ id, revision }: ImportReport["deliveries"][number]) =>
    found.held.find((held) => held.deliveryId === id && held.revision === revision);
  return (
    <div className="flex flex-col gap-10">
      {report.problems.length > 0 && <FileProblems problems={report.problems} />}
      <StatRow>
        <Stat label={t("list.rows")} value={format.number(report.rows)} />
        <Stat label={t("list.taken")} value={format.number(report.taken)} />
        <Stat label={t("list.parked")} value={format.number(report.parked)} />
        <Stat label={t("list.refused")} value={format.number(report.refused)} />
        <Stat
          label={t("report.billed")}
          value={formatMoney(parseMoney(report.billed) ?? ZERO, locale)}
          unit={currency}
          note={t("report.billedNote")}
        />
      </StatRow>
      <div className="flex flex-wrap gap-2 empty:hidden">
        {report.refused > 0 && (
          <LinkButton href={`/api/view/imports/${found.id}/refused-rows`} download size="sm">
            {t("report.download", { count: report.refused })}
          </LinkButton>
        )}
        {report.parked > 0 && !found.dryRun && (
          <LinkButton href="/deliveries/accounts" size="sm" variant="primary">
            {t("report.toParked")}
          </LinkButton>
        )}
      </div>
      {report.rounding.rows > 0 && <p className="text-sm text-ink-2">{t("report.rounded", report.rounding)}</p>}
      <Section title={t("report.deliveries")}>
        {report.deliveries.map((delivery) => {
          const held = mayDecide ? waits(delivery) : undefined;
          return (
            <DeliveryReport
              key={`${delivery.source}-${delivery.billingAccount}-${delivery.billingPeriod}`}
              delivery={delivery}
              currency={currency}
              decision={held && <DecideHeld {...held} action={decideHeldAction} />}
            />
          );
        })}
      </Section>
      <Section title={t("report.moves")}>
        <MovedTable report={report} currency={currency} />
      </Section>
      <div className="grid gap-x-12 gap-y-10 xl:grid-cols-[24rem_minmax(0,1fr)]">
        <Section title={t("report.byMonth")}>
          <MonthSums report={report} currency={currency} />
        </Section>
        <Section title={t("report.byAccount")}>
          <AccountSums report={report} currency={currency} />
        </Section>
      </div>
    </div>
  );
}

function answerKey({ dryRun, unchanged, problems, deliveries }: ImportReport): string {
  if (problems.length > 0) return "report.answer.unreadable";
  if (dryRun) return "report.answer.dryRun";
  if (deliveries.some(({ status }) => status === "held")) return "report.answer.held";
  return unchanged ? "report.answer.unchanged" : "report.answer.applied";
}

function facts({ rows, taken, parked, refused, deliveries }: ImportReport) {
  return { rows, taken, parked, refused, held: deliveries.filter(({ status }) => status === "held").length };
}
