import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { NarrowedNote } from "@/components/access/narrowed-note";
import { BudgetMeter } from "@/components/budget/budget-meter";
import { AsOfStamp } from "@/components/expenditure/as-of-stamp";
import { ForecastWords } from "@/components/forecast/forecast-words";
import { OutlookTable } from "@/components/forecast/outlook-table";
import { PaceForm } from "@/components/forecast/pace-form";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { Section } from "@/components/ui/section";
import { requirePermit } from "@/lib/auth/session";
import { OUTLOOK_FILTERS, OutlookQuery } from "@/lib/contracts/outlook";
import type { OutlookPage as Listed, OutlookRow } from "@/lib/contracts/outlook-view";
import { placeHref } from "@/lib/contracts/page";
import { queryRecord, type SearchParams } from "@/lib/contracts/query-record";
import { getCurrency } from "@/lib/data/customer/get-currency";
import { getForecast } from "@/lib/data/forecast/get-forecast";
import { listOutlook } from "@/lib/data/forecast/list-outlook";
import { getPaceRule } from "@/lib/data/forecast/load-pace-rules";
import { issuePermit, type Permit } from "@/lib/domain/access/permit";
import { shownUsage } from "@/lib/domain/budget/budget";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { expectedUse, provisionalDaysIn } from "@/lib/domain/forecast/used-up";
import { ZERO } from "@/lib/domain/money/money";
import { formatDay, formatMonth } from "@/lib/format/date";
import { ExpenditureTabs } from "../expenditure-tabs";
import { setPaceRuleAction } from "./actions";
import { Anomalies } from "./anomalies";

const PATH = "/expenditure/outlook";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("outlook"))("title") };
}

export default async function OutlookPage({ searchParams }: { readonly searchParams: SearchParams }) {
  const permit = await requirePermit("expenditure.read");
  const query = OutlookQuery.parse(await queryRecord(searchParams));
  const at = new Date();
  const [forecast, list, currency, t, locale] = await Promise.all([
    getForecast(permit, null, at),
    listOutlook(permit, query, at),
    getCurrency(permit),
    getTranslations("outlook"),
    getLocale(),
  ]);
  const month = billingMonthOf(at);
  const provisionalDays = forecast ? provisionalDaysIn(forecast) : 0;
  const href = (change: Partial<OutlookQuery>) => placeHref(PATH, { ...query, after: null, before: null, ...change });
  return (
    <>
      <PageHeader title={t("title")} answer={await answerOf(list, query)} />
      <ExpenditureTabs current="outlook" />
      <div className="flex flex-col gap-10 pt-6">
        <NarrowedNote actor={permit.actor} />
        {forecast && (
          <Section
            title={t("forecast.title", { month: formatMonth(month, locale) })}
            stamp={<AsOfStamp asOf={forecast.asOf} provisionalDays={provisionalDays} />}
          >
            <ForecastWords forecast={forecast} currency={currency} />
          </Section>
        )}
        <Section
          title={t("table.title")}
          stamp={list.asOf && <AsOfStamp asOf={list.asOf} provisionalDays={provisionalDays} />}
        >
          <Filters query={query} />
          {list.rows.length === 0 ? (
            <EmptyState title={t("empty")}>{t("emptyNext")}</EmptyState>
          ) : (
            <OutlookTable
              rows={list.rows.map((row) => ({ ...row, meter: <Meter {...row} /> }))}
              currency={currency}
              ownId={permit.actor.company.id}
            />
          )}
          <Pager
            previousHref={list.before && href({ before: list.before })}
            nextHref={list.after && href({ after: list.after })}
          />
        </Section>
        <Anomalies
          actor={permit.actor}
          customerId={null}
          days={query.days}
          currency={currency}
          otherHref={href({ days: query.days === "open" ? "dismissed" : "open" })}
        />
        <Pace permit={permit} />
        <p className="max-w-prose text-sm text-ink-3">{t("note")}</p>
      </div>
    </>
  );
}

function Meter({ customer: { counted, reserved, budget }, forecast }: OutlookRow) {
  return (
    <BudgetMeter
      used={shownUsage(counted)}
      reserved={reserved}
      amount={budget?.amount ?? ZERO}
      {...(forecast && { expectedEnd: expectedUse(counted, forecast) })}
      size="sm"
    />
  );
}

async function answerOf({ counts, rows }: Listed, { after, before }: OutlookQuery): Promise<string> {
  const [t, locale] = [await getTranslations("outlook"), await getLocale()];
  const isStart = after === null && before === null;
  const first = (isStart && rows[0]?.forecast?.usedUpOn) || null;
  const when = first === null ? "" : t("answerFirst", { day: formatDay(first, locale) });
  const usedUp = t("answerUsedUp", { count: counts.usedUp });
  return `${t("answer", { count: counts.willRunOut, when })} ${usedUp}`.trim();
}

async function Filters({ query }: { readonly query: OutlookQuery }) {
  const t = await getTranslations("outlook.filter");
  const { use, q, days } = query;
  return (
    <FilterBar
      action={PATH}
      label={t("label")}
      lead={t("lead")}
      search={{ name: "q", label: t("search"), value: q ?? "" }}
      filters={[
        {
          name: "use",
          label: t("use"),
          value: use ?? "",
          options: ["" as const, ...OUTLOOK_FILTERS].map((value) => ({ value, label: t(value || "all") })),
        },
      ]}
      {...(days === "dismissed" && { kept: { days } })}
      clearHref={use === null && q === null ? null : placeHref(PATH, { days: days === "open" ? null : days })}
    />
  );
}

async function Pace({ permit }: { readonly permit: Permit<"expenditure.read"> }) {
  if (permit.actor.company.kind === "customer") return null;
  const [t, rule] = [await getTranslations("outlook.pace"), await getPaceRule(permit)];
  return (
    <Section title={t("title")}>
      <p className="max-w-prose text-sm text-ink-2">{t("what")}</p>
      {issuePermit(permit.actor, "pace-alert.set") ? (
        <PaceForm rule={rule} action={setPaceRuleAction} />
      ) : (
        <p>{rule.isOn ? t("on", { day: rule.fromDay, certainty: rule.certainty }) : t("off")}</p>
      )}
    </Section>
  );
}
