import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import type { ComponentProps } from "react";
import { BudgetMeter } from "@/components/budget/budget-meter";
import { SetAside } from "@/components/budget/set-aside";
import { AsOfStamp } from "@/components/expenditure/as-of-stamp";
import { DeletionHeldNotice, DeletionNotice } from "@/components/portal/deletion-notice";
import { PartnerContact } from "@/components/portal/partner-contact";
import { PartnerNotes } from "@/components/portal/partner-notes";
import { Quota } from "@/components/portal/quota";
import { TryAmount } from "@/components/portal/try-amount";
import { PurchaseReasons } from "@/components/purchase/purchase-reasons";
import { VerdictList } from "@/components/purchase/verdict-list";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { requirePermit } from "@/lib/auth/session";
import { purchaseAmount } from "@/lib/contracts/purchase";
import { getPortalPartner } from "@/lib/data/portal/get-portal-partner";
import { listPortalNotes } from "@/lib/data/portal/list-portal-notes";
import { listOpenReservations } from "@/lib/data/reservation/list-open-reservations";
import { shownUsage } from "@/lib/domain/budget/budget";
import { addDays, billingDayOf, billingMonthOf, isProvisional, monthOfDay } from "@/lib/domain/calendar/billing-month";
import { minus } from "@/lib/domain/money/money";
import type { PurchaseReason } from "@/lib/domain/purchase/eligibility";
import { BILLING_ZONE } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { groupsOf } from "@/lib/format/purchase-groups";
import { type Eligibility, eligibilityOf } from "./eligibility";
import { LeavingNotice } from "./leaving-notice";
import { leftWords } from "./left-words";
import { reasonItemsOf } from "./reason-items";
import { WaitingOrders } from "./waiting-orders";

const PATH = "/portal";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("portal.eligibility"))("title") };
}

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function EligibilityPage({ searchParams }: Props) {
  const permit = await requirePermit("portal.read");
  const deciding = await requirePermit("purchase.decide");
  const given = [(await searchParams)["amount"]].flat()[0]?.trim() ?? "";
  const asked = purchaseAmount.safeParse(given);
  const amount = asked.success ? asked.data : null;
  const [found, partner, notes, reservations] = await Promise.all([
    eligibilityOf(deciding, amount),
    getPortalPartner(permit),
    listPortalNotes(permit),
    listOpenReservations(permit, permit.actor.company.id),
  ]);
  if (!found || !partner) notFound();

  const t = await getTranslations("portal.eligibility");
  const quota = await getTranslations("portal.quota");
  const partnerWords = await getTranslations("portal.partner");
  const locale = await getLocale();
  const { asOf, currency, budget } = found;
  const left = await leftWords(partner);
  const reasons = await reasonItemsOf(found.reasons, partner, currency);
  return (
    <>
      <PageHeader
        title={t("title")}
        answer={await answerOf(found)}
        stamp={<AsOfStamp asOf={asOf} provisionalDays={provisionalDaysAt(asOf)} />}
      />
      <div className="flex flex-col gap-8">
        <WaitingOrders permit={await requirePermit("order.read")} />
        {!left && <LeavingNotice actor={permit.actor} partner={partner.name} />}
        <Notices left={left} notes={notes} deletion={deletionOf(found.reasons)} now={asOf} partner={partner.name} />
        <div className="grid gap-x-12 gap-y-8 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <div className="flex min-w-0 flex-col gap-8">
            {reasons.length > 0 && (
              <Section title={t("reasons")}>
                <PurchaseReasons label={t("reasons")} reasons={reasons} />
              </Section>
            )}
            <Section title={t("operations")}>
              <VerdictList caption={t("verdicts")} groups={groupsOf(found.verdicts)} />
              <TryAmount
                action={PATH}
                currency={currency}
                given={given}
                malformed={given !== "" && amount === null}
                shown={amount && formatMoney(amount, locale)}
              />
            </Section>
          </div>
          <div className="flex min-w-0 flex-col gap-8">
            <Section title={quota("title")}>
              <Quota
                budget={budget}
                currency={currency}
                now={asOf}
                partner={partner.name}
                meter={<QuotaMeter budget={budget} currency={currency} />}
              />
            </Section>
            <SetAside reservations={reservations} currency={currency} zone={BILLING_ZONE} withKey={false} />
            <Section title={partnerWords("heading")}>
              <PartnerContact {...partner} />
            </Section>
          </div>
        </div>
      </div>
    </>
  );
}

type NoticesProps = {
  readonly left: Awaited<ReturnType<typeof leftWords>>;
  readonly notes: ComponentProps<typeof PartnerNotes>["notes"];
  readonly deletion: Deletion;
  readonly now: Date;
  readonly partner: string;
};

function Notices({ left, notes, deletion, now, partner }: NoticesProps) {
  const { dueAt, heldSince } = deletion;
  if (!left && !dueAt && !heldSince && notes.length === 0) return null;
  return (
    <div className="flex flex-col gap-3">
      {left && (
        <Notice kind="danger" title={left.title}>
          {left.text}
        </Notice>
      )}
      {heldSince && <DeletionHeldNotice since={heldSince} partner={partner} />}
      {dueAt && <DeletionNotice dueAt={dueAt} now={now} partner={partner} />}
      <PartnerNotes notes={notes} />
    </div>
  );
}

async function QuotaMeter({ budget, currency }: Pick<Eligibility, "budget" | "currency">) {
  if (budget === null) return null;
  const t = await getTranslations("portal.quota");
  const { type, amount, used, reserved } = budget;
  return (
    <BudgetMeter
      size="lg"
      used={shownUsage(minus(used, reserved))}
      reserved={reserved}
      amount={amount}
      currency={currency}
      label={t(type)}
    />
  );
}

async function answerOf({ verdicts }: Eligibility): Promise<string> {
  const t = await getTranslations("portal.eligibility.answer");
  const closed = verdicts.filter(({ reasons }) => reasons.length > 0).length;
  if (closed === 0) return t("all");
  // Unsubscribing alone stays open, always.
  if (closed === verdicts.length - 1) return t("none");
  return t("some", { closed, open: verdicts.length - closed, total: verdicts.length });
}

type Deletion = { readonly dueAt: Date | null; readonly heldSince: Date | null };

function deletionOf(reasons: readonly PurchaseReason[]): Deletion {
  const frozen = reasons.find((reason) => reason.code === "purchase.resources-frozen");
  return { dueAt: frozen?.deletionDueAt ?? null, heldSince: frozen?.deletionHeldSince ?? null };
}

/** Days of the running month whose usage may still change (G14). */
function provisionalDaysAt(at: Date): number {
  const today = billingDayOf(at);
  const days = [today, addDays(today, -1)];
  return days.filter((day) => monthOfDay(day) === billingMonthOf(at) && isProvisional(day, at)).length;
}
