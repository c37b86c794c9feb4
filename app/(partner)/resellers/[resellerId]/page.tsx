import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { AsOfStamp } from "@/components/expenditure/as-of-stamp";
import { ForecastWords } from "@/components/forecast/forecast-words";
import { InviteAdministratorForm } from "@/components/member/invite-administrator-form";
import { DefinitionList } from "@/components/ui/definition-list";
import { MoneyText } from "@/components/ui/money-text";
import { Section } from "@/components/ui/section";
import { Stat, StatRow } from "@/components/ui/stat";
import { requireVisitor } from "@/lib/auth/session";
import type { Suspension } from "@/lib/contracts/suspension";
import type { ResellerDetails } from "@/lib/data/company/get-reseller";
import { listSuspensions } from "@/lib/data/company/suspensions";
import { getForecast } from "@/lib/data/forecast/get-forecast";
import { issuePermit } from "@/lib/domain/access/permit";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { provisionalDaysIn } from "@/lib/domain/forecast/used-up";
import { formatDate, formatInstant, formatMonth } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { Policy } from "../../customer-development/policy";
import { inviteResellerAdministratorAction } from "../actions";
import { loadReseller } from "./load-reseller";

type PageProps = { readonly params: Promise<{ readonly resellerId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reseller"))("title") };
}

export default async function ResellerPage({ params }: PageProps) {
  const { reseller, actor } = await loadReseller((await params).resellerId);
  const [t, locale] = [await getTranslations("reseller"), await getLocale()];
  const { figures, currency } = reseller;
  const reading = issuePermit(actor, "reseller.read");
  const [at, words, spending] = [
    new Date(),
    await getTranslations("outlook.forecast"),
    issuePermit(actor, "expenditure.read"),
  ];
  const forecast = spending && (await getForecast(spending, { resellerId: reseller.id }, at));
  const stamp = forecast && <AsOfStamp asOf={forecast.asOf} provisionalDays={provisionalDaysIn(forecast)} />;
  const suspensions = reading ? await listSuspensions(reading, reseller.id) : [];
  return (
    <div className="flex flex-col gap-9">
      <StatRow>
        <Stat label={t("customers")} value={figures.customers} />
        <Stat
          label={t("spent")}
          value={<MoneyText value={figures.spent} />}
          unit={currency}
          note={t("spentOf", { amount: formatMoney(figures.budgets, locale) })}
        />
        <Stat label={t("frozen")} value={figures.frozenCustomers} />
      </StatRow>
      {forecast && (
        <Section title={words("title", { month: formatMonth(billingMonthOf(at), locale) })} stamp={stamp}>
          <ForecastWords forecast={forecast} currency={currency} />
        </Section>
      )}
      <Company reseller={reseller} />
      <Suspensions suspensions={suspensions} />
      <People reseller={reseller} />
      <Policy actor={actor} reseller={{ id: reseller.id, name: reseller.name }} />
      {issuePermit(actor, "reseller.create") && <InviteAdministrator resellerId={reseller.id} />}
    </div>
  );
}

async function Company({ reseller }: { readonly reseller: ResellerDetails }) {
  const { user } = await requireVisitor();
  const [t, locale] = [await getTranslations("reseller"), await getLocale()];
  const since = formatDate(reseller.createdAt, { zone: user.timeZone, locale });
  return (
    <Section title={t("company")}>
      <DefinitionList
        columns={2}
        items={[
          { term: t("account"), value: <span className="font-mono text-sm">{reseller.accountName}</span> },
          { term: t("contactEmail"), value: reseller.contactEmail ?? t("none") },
          { term: t("contactPhone"), value: reseller.contactPhone ?? t("none") },
          { term: t("since"), value: since },
        ]}
      />
    </Section>
  );
}

async function Suspensions({ suspensions }: { readonly suspensions: readonly Suspension[] }) {
  if (suspensions.length === 0) return null;
  const { user } = await requireVisitor();
  const [t, locale] = [await getTranslations("company"), await getLocale()];
  const said = (instant: Date) => formatInstant(instant, { zone: user.timeZone, locale });
  return (
    <Section title={t("suspension.history")}>
      <ul>
        {suspensions.map(({ state, reason, since, endedAt, endReason }) => (
          <li key={since.toISOString()} className="flex flex-col border-b border-line py-1.5">
            <span className="flex flex-wrap gap-x-4">
              <span className="font-semibold">{t(`state.${state}`)}</span>
              <span className="figures text-ink-2">
                {endedAt === null
                  ? t("suspension.open", { since: said(since) })
                  : t("suspension.closed", { since: said(since), until: said(endedAt) })}
              </span>
            </span>
            <span className="text-sm text-ink-2">{t("suspension.reason", { reason })}</span>
            {endReason !== null && (
              <span className="text-sm text-ink-2">{t("suspension.endReason", { reason: endReason })}</span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

async function People({ reseller }: { readonly reseller: ResellerDetails }) {
  const { user } = await requireVisitor();
  const [t, role, locale] = [
    await getTranslations("reseller"),
    await getTranslations("member.role"),
    await getLocale(),
  ];
  return (
    <Section title={t("members")}>
      {reseller.members.length === 0 && <p className="text-ink-2">{t("noMembers")}</p>}
      <ul>
        {reseller.members.map(({ id, name, email, roles }) => (
          <li
            key={id}
            className="grid gap-x-6 border-b border-line py-1.5 sm:grid-cols-[minmax(0,14rem)_minmax(0,20rem)_1fr]"
          >
            <span className="font-semibold">{name}</span>
            <span className="break-words">{email}</span>
            <span className="text-ink-2">{roles.map((one) => role(one)).join(", ")}</span>
          </li>
        ))}
        {reseller.invitations.map(({ id, email, expiresAt, state }) => (
          <li key={id} className="border-b border-line py-1.5 text-ink-2">
            {t(state === "open" ? "pending" : "expired", {
              email: email ?? t("anyone"),
              at: formatInstant(expiresAt, { zone: user.timeZone, locale }),
            })}
          </li>
        ))}
      </ul>
    </Section>
  );
}

async function InviteAdministrator({ resellerId }: { readonly resellerId: string }) {
  const t = await getTranslations("member.administrator");
  return (
    <Section title={t("title")}>
      <InviteAdministratorForm companyId={resellerId} action={inviteResellerAdministratorAction} />
    </Section>
  );
}
