import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { CloseMonth } from "@/components/closing/close-month";
import { MonthTable } from "@/components/closing/month-table";
import { AsOfStamp } from "@/components/expenditure/as-of-stamp";
import { PageHeader } from "@/components/ui/page-header";
import { requirePermit } from "@/lib/auth/session";
import type { MonthLine, MonthsView } from "@/lib/contracts/closing";
import { listMonths } from "@/lib/data/closing/list-months";
import { getCurrency } from "@/lib/data/customer/get-currency";
import { issuePermit } from "@/lib/domain/access/permit";
import { closableAt } from "@/lib/domain/closing/decide-closing";
import { BILLING_ZONE, formatInstant, formatMonth } from "@/lib/format/date";
import { ExpenditureTabs } from "../expenditure-tabs";
import { closeMonthAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("closing"))("title") };
}

export default async function MonthsPage() {
  await requirePermit("home.read");
  const permit = await requirePermit("expenditure.read");
  const { kind } = permit.actor.company;
  const [view, currency, t, locale] = await Promise.all([
    listMonths(permit),
    getCurrency(permit),
    getTranslations("closing"),
    getLocale(),
  ]);
  const mayClose = issuePermit(permit.actor, "expenditure.close") !== null;
  const { next } = view;
  const act = ({ month, state }: MonthLine) => {
    if (state !== "complete" || next === null) return null;
    if (month === next.month) return <CloseMonth month={month} currency={currency} action={closeMonthAction} />;
    if (month < next.month) return null;
    return <span className="text-xs text-ink-3">{t("after", { month: formatMonth(next.month, locale) })}</span>;
  };
  return (
    <>
      <PageHeader
        title={t("title")}
        answer={await answerOf(view)}
        stamp={<AsOfStamp asOf={view.asOf} provisionalDays={0} />}
      />
      <div className="flex flex-col gap-6">
        <ExpenditureTabs current="months" />
        <div className="max-w-[90ch] text-sm text-ink-2">
          <p>{t("what")}</p>
          {!mayClose && <p>{t(kind === "reseller" ? "who.reseller" : "who.role")}</p>}
        </div>
        <MonthTable months={view.months} currency={currency} act={mayClose ? act : null} />
        <p className="max-w-[90ch] text-sm text-ink-2">{t("note")}</p>
      </div>
    </>
  );
}

/** Which month is the next to close, and whether anything moved those that are. */
async function answerOf({ months, next }: MonthsView): Promise<string> {
  const [t, locale] = [await getTranslations("closing.answer"), await getLocale()];
  const changes = months.reduce((sum, month) => sum + month.changes.count, 0);
  const state = next === null || next.state === "to-come" || next.state === "closed" ? "running" : next.state;
  const facts = next && {
    month: formatMonth(next.month, locale),
    at: formatInstant(closableAt(next.month), { zone: BILLING_ZONE, locale }),
  };
  const first = t(state, facts ?? {});
  return changes === 0 ? first : `${first} ${t("changed", { count: changes })}`;
}
