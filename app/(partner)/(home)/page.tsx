import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { NarrowedNote } from "@/components/access/narrowed-note";
import { BudgetMeter } from "@/components/budget/budget-meter";
import { AsOfStamp } from "@/components/expenditure/as-of-stamp";
import { MonthBars } from "@/components/home/month-bars";
import { type Todo, TodoList } from "@/components/home/todo-list";
import { TopCustomers } from "@/components/home/top-customers";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { MoneyText } from "@/components/ui/money-text";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { Stat, StatRow } from "@/components/ui/stat";
import { currentActor, requirePermit } from "@/lib/auth/session";
import type { Home } from "@/lib/contracts/home";
import { listDaySpending } from "@/lib/data/expenditure/list-day-spending";
import { listMonthSpending } from "@/lib/data/expenditure/list-month-spending";
import { getForecast } from "@/lib/data/forecast/get-forecast";
import { getHome } from "@/lib/data/home/get-home";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit } from "@/lib/domain/access/permit";
import { narrowedTo } from "@/lib/domain/assignment/narrowing";
import { shownUsage } from "@/lib/domain/budget/budget";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { type Money, ZERO } from "@/lib/domain/money/money";
import { dayPointsOf, provisionalDaysOf } from "@/lib/domain/usage/series";
import { formatMonth } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { loadActTodos } from "./act-todos";
import { MailNotice } from "./mail-notice";
import { loadRenewalTodos } from "./renewal-todos";
import { loadLeavingTodos, loadQuestionTodos, loadRequestTodos } from "./request-todos";
import { suggestedFor } from "./suggested-budgets";
import { Trend } from "./trend";

const MONTHS = 14;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("home"))("title") };
}

export default async function HomePage() {
  const actor = await currentActor();
  if (actor?.company.kind === "customer") redirect("/portal");
  const permit = await requirePermit("home.read");
  const at = new Date();
  const month = billingMonthOf(at);
  const reading = issuePermit(permit.actor, "expenditure.read");
  const [home, requests, questions, leaving, acts, renewals, days, months, forecast, t, locale] = await Promise.all([
    getHome(permit, at),
    loadRequestTodos(permit.actor, at),
    loadQuestionTodos(permit.actor, at),
    loadLeavingTodos(permit.actor),
    loadActTodos(permit.actor, at),
    loadRenewalTodos(permit),
    reading ? listDaySpending(reading, null, month) : [],
    reading ? listMonthSpending(reading, null, month, MONTHS) : [],
    reading ? getForecast(reading, null, at) : null,
    getTranslations("home"),
    getLocale(),
  ]);
  const points = dayPointsOf(
    month,
    days.map(({ day, spent }) => ({ day, amount: spent })),
    ZERO,
    at,
  );
  const { currency, monthlyBudget } = home;
  const monthName = formatMonth(month, locale);
  const spent = months.at(-1)?.spent ?? ZERO;
  const asked = [...questions, ...acts, ...renewals, ...requests];
  const suggested = await suggestedFor(permit.actor, home, at);
  const ofHome = todosOf(home, (amount) => `${formatMoney(amount, locale)} ${currency}`, suggested, t);
  const todos = [...asked, ...leaving, ...ofHome];
  if (home.counts.customers === 0) return <Begin home={home} todos={todos} actor={permit.actor} />;
  const stamp = <AsOfStamp asOf={at} provisionalDays={provisionalDaysOf(points)} />;
  return (
    <>
      <PageHeader title={t("title")} answer={answerOf(t, home, asked)} stamp={stamp} />
      <MailNotice unsent={home.unsentMails} />
      <div className="flex flex-col gap-10">
        <NarrowedNote actor={permit.actor} />
        <div className="grid gap-x-12 gap-y-10 xl:grid-cols-[minmax(0,1fr)_26rem]">
          <Section title={t("todo.title")}>
            <TodoList todos={todos} />
          </Section>
          <Figures home={home} spent={spent} monthName={monthName} />
        </div>
        <Trend
          month={month}
          points={points}
          budget={monthlyBudget > 0n ? monthlyBudget : null}
          forecast={forecast}
          currency={currency}
          stamp={stamp}
        />
        <div className="grid gap-x-12 gap-y-10 xl:grid-cols-2">
          <Top home={home} monthName={monthName} ownId={permit.actor.company.id} />
          <Section title={t("months.title", { count: MONTHS })}>
            <MonthBars caption={t("months.title", { count: MONTHS })} months={months} currency={currency} />
          </Section>
        </div>
      </div>
    </>
  );
}

type BeginProps = { readonly home: Home; readonly todos: readonly Todo[]; readonly actor: Actor };

/** While there is no customer there is nothing to draw, but a first step. */
async function Begin({ home, todos, actor }: BeginProps) {
  const t = await getTranslations("home");
  const words = narrowedTo(actor) !== null ? "begin.assigned" : home.held === null ? "begin.waiting" : "begin.import";
  return (
    <>
      <PageHeader title={t("title")} answer={answerOf(t, home, [])} />
      <MailNotice unsent={home.unsentMails} />
      <div className="flex flex-col gap-10">
        {todos.some(({ count }) => count > 0) && (
          <Section title={t("todo.title")}>
            <TodoList todos={todos} />
          </Section>
        )}
        <EmptyState
          title={t("begin.title")}
          actions={
            <>
              {home.held !== null && <LinkButton href="/deliveries">{t("begin.toDeliveries")}</LinkButton>}
              {issuePermit(actor, "base.bring-over") && (
                <LinkButton href="/organization/bring-over">{t("begin.toBringOver")}</LinkButton>
              )}
            </>
          }
        >
          {t(words)}
        </EmptyState>
      </div>
    </>
  );
}

type PartProps = { readonly home: Home; readonly monthName: string };

async function Figures({ home, monthName, spent }: PartProps & { readonly spent: Money }) {
  const t = await getTranslations("home");
  const { currency, counts, monthlyBudget } = home;
  return (
    <Section title={t("figures.title", { month: monthName })}>
      <StatRow paired>
        <Stat label={t("figures.spent")} value={<MoneyText value={spent} copyable />} unit={currency} />
        <Stat
          label={t("figures.budget")}
          value={<MoneyText value={monthlyBudget} copyable />}
          unit={currency}
          note={t("figures.budgetNote")}
        />
        <Stat label={t("figures.customers")} value={counts.customers} />
        <Stat label={t("figures.frozen")} value={counts.frozen} />
      </StatRow>
    </Section>
  );
}

async function Top({ home: { top, currency }, monthName, ownId }: PartProps & { readonly ownId: string }) {
  const t = await getTranslations("home");
  return (
    <Section title={t("top.title", { month: monthName })}>
      <TopCustomers
        currency={currency}
        customers={top.map((row) => ({
          id: row.id,
          name: row.name,
          reseller: row.reseller?.id === ownId ? null : (row.reseller?.name ?? null),
          spent: row.spent,
          meter: (
            <BudgetMeter
              used={shownUsage(row.counted)}
              reserved={row.reserved}
              amount={row.budget?.amount ?? ZERO}
              size="sm"
            />
          ),
        }))}
      />
    </Section>
  );
}

type Words = Awaited<ReturnType<typeof getTranslations<"home">>>;

function answerOf(t: Words, { counts, held, parked }: Home, requests: readonly Todo[]): string {
  const { usedUp, causeGone, newlyFrozen, placeFailed } = counts;
  const asked = requests.reduce((sum, { count }) => sum + count, 0);
  const waiting = asked + placeFailed + causeGone + newlyFrozen + (held ?? 0) + (parked?.accounts ?? 0);
  // Whoever may not see deliveries cannot begin with one.
  if (counts.customers === 0) return t(held === null ? "answer.emptyWaiting" : "answer.empty");
  return t("answer.words", { usedUp, waiting });
}

function todosOf(
  { counts, parked, held, orphans, tightQuotas }: Home,
  money: (amount: Money) => string,
  suggested: string | undefined,
  t: Words,
): readonly Todo[] {
  return [
    { kind: "place-failed", count: counts.placeFailed, href: "/customers?frozen=place-failed" },
    { kind: "cause-gone", count: counts.causeGone, href: "/customers?frozen=cause-gone" },
    { kind: "used-up", count: counts.usedUp, href: "/customers?use=used-up&sort=use" },
    { kind: "at-90", count: counts.at90, href: "/customers?use=90-to-100&sort=use" },
    { kind: "at-75", count: counts.at75, href: "/customers?use=75-to-90&sort=use" },
    { kind: "runs-out", count: counts.runsOut, href: "/expenditure/outlook?use=will-run-out" },
    { kind: "tight-quotas", count: tightQuotas, href: "/quotas" },
    {
      kind: "newly-frozen",
      count: counts.newlyFrozen,
      href: "/customers?frozen=waits-for-you&sort=associated",
      detail: suggested,
    },
    { kind: "without-manager", count: orphans ?? 0, href: "/organization/assignment" },
    { kind: "held-deliveries", count: held ?? 0, href: "/deliveries?state=held" },
    {
      kind: "parked-accounts",
      count: parked?.accounts ?? 0,
      href: "/deliveries/accounts",
      detail: parked
        ? t("todo.parked-accounts.amount", { rows: parked.rows, amount: money(parked.amount) })
        : undefined,
    },
  ];
}
