import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ChangeTable } from "@/components/closing/change-table";
import { CloseMonth } from "@/components/closing/close-month";
import { MonthFigures } from "@/components/closing/month-figures";
import { MonthSign } from "@/components/closing/month-sign";
import { AsOfStamp } from "@/components/expenditure/as-of-stamp";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { Section } from "@/components/ui/section";
import { requirePermit } from "@/lib/auth/session";
import { ChangesPlace, type MonthLine } from "@/lib/contracts/closing";
import { placeHref } from "@/lib/contracts/page";
import { queryRecord, type SearchParams } from "@/lib/contracts/query-record";
import { getMonth } from "@/lib/data/closing/get-month";
import { getCurrency } from "@/lib/data/customer/get-currency";
import { issuePermit } from "@/lib/domain/access/permit";
import { toBillingMonth } from "@/lib/domain/calendar/billing-month";
import { BILLING_ZONE, formatInstant, formatMonth } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { ExpenditureTabs } from "../../expenditure-tabs";
import { closeMonthAction } from "../actions";

type Props = { readonly params: Promise<{ readonly month: string }>; readonly searchParams: SearchParams };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const month = toBillingMonth((await params).month);
  return { title: month ? formatMonth(month, await getLocale()) : (await getTranslations("closing"))("title") };
}

export default async function MonthPage({ params, searchParams }: Props) {
  await requirePermit("home.read");
  const permit = await requirePermit("expenditure.read");
  const month = toBillingMonth((await params).month) ?? notFound();
  const place = ChangesPlace.parse({ after: null, before: null, ...(await queryRecord(searchParams)) });
  const [{ asOf, line, changes, freshness }, currency, t, locale] = await Promise.all([
    getMonth(permit, month, place),
    getCurrency(permit),
    getTranslations("closing"),
    getLocale(),
  ]);
  const path = `/expenditure/months/${month}`;
  const mayClose = line.state === "complete" && issuePermit(permit.actor, "expenditure.close") !== null;
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: t("title"), href: "/expenditure/months" }]}
        title={formatMonth(month, locale)}
        signs={<MonthSign state={line.state} closed={null} />}
        answer={await answerOf(line, currency)}
        stamp={<AsOfStamp asOf={asOf} provisionalDays={freshness.provisionalDays} finality={freshness.finality} />}
        actions={mayClose && <CloseMonth month={month} currency={currency} action={closeMonthAction} />}
      />
      <div className="flex flex-col gap-8">
        <ExpenditureTabs current="months" />
        <Section title={t("month.figures")}>
          <MonthFigures line={line} currency={currency} />
        </Section>
        <Section title={t("change.title")}>
          {changes.rows.length === 0 ? (
            <p className="text-ink-2">{t(line.closed ? "change.none" : "change.open")}</p>
          ) : (
            <>
              <ChangeTable
                changes={changes.rows}
                currency={currency}
                withImports={issuePermit(permit.actor, "delivery.read") !== null}
              />
              <Pager
                previousHref={changes.before && placeHref(path, { before: changes.before })}
                nextHref={changes.after && placeHref(path, { after: changes.after })}
              />
            </>
          )}
        </Section>
        <p className="max-w-[90ch] text-sm text-ink-2">{t("note")}</p>
      </div>
    </>
  );
}

async function answerOf({ state, closed, changes }: MonthLine, currency: string): Promise<string> {
  const [t, locale] = [await getTranslations("closing.month.answer"), await getLocale()];
  if (closed === null) return t(state);
  return t(changes.count === 0 ? "closed" : "moved", {
    at: formatInstant(closed.at, { zone: BILLING_ZONE, locale }),
    by: closed.by,
    count: changes.count,
    amount: formatMoney(changes.spent, locale),
    currency,
  });
}
