import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import type { ComponentProps, ReactNode } from "react";
import { AsOfStamp } from "@/components/expenditure/as-of-stamp";
import { DeletionHeldNotice, DeletionNotice } from "@/components/portal/deletion-notice";
import { Follow } from "@/components/portal/follow";
import { PartnerNotes } from "@/components/portal/partner-notes";
import { TryAmount } from "@/components/portal/try-amount";
import { PurchaseReasons } from "@/components/purchase/purchase-reasons";
import { VerdictList } from "@/components/purchase/verdict-list";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { requirePermit } from "@/lib/auth/session";
import { purchaseAmount } from "@/lib/contracts/purchase";
import { getForecast } from "@/lib/data/forecast/get-forecast";
import { getPortalPartner } from "@/lib/data/portal/get-portal-partner";
import { getStanding } from "@/lib/data/portal/get-standing";
import { listPortalNotes } from "@/lib/data/portal/list-portal-notes";
import { listOwnQuestions } from "@/lib/data/question/list-questions";
import { listOpenReservations } from "@/lib/data/reservation/list-open-reservations";
import { addDays, billingDayOf, billingMonthOf, isProvisional, monthOfDay } from "@/lib/domain/calendar/billing-month";
import type { PurchaseReason } from "@/lib/domain/purchase/eligibility";
import { formatMoney } from "@/lib/format/money";
import { groupsOf } from "@/lib/format/purchase-groups";
import { askingToBuy } from "./asking";
import { Beside } from "./beside";
import { eligibilityOf } from "./eligibility";
import { eligibilityAnswer } from "./eligibility-answer";
import { LeavingNotice } from "./leaving-notice";
import { leftWords } from "./left-words";
import { OwnQuestions } from "./own-questions";
import { reasonItemsOf } from "./reason-items";
import { RenewalsNotice } from "./renewals-notice";
import { WaitingOrders } from "./waiting-orders";

const PATH = "/portal";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("portal.eligibility"))("title") };
}

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function EligibilityPage({ searchParams }: Props) {
  const permit = await requirePermit("portal.read");
  const deciding = await requirePermit("purchase.decide");
  const standing = await getStanding(permit);
  const { given, amount } = amountOf(await searchParams);
  const [found, partner, notes, reservations, questions, forecast] = await Promise.all([
    eligibilityOf(deciding, amount),
    getPortalPartner(permit),
    listPortalNotes(permit),
    listOpenReservations(permit, permit.actor.company.id),
    listOwnQuestions(permit),
    getForecast(await requirePermit("expenditure.read"), { customerId: permit.actor.company.id }, new Date()),
  ]);
  if (!standing || !found || !partner) notFound();

  const t = await getTranslations("portal.eligibility");
  const locale = await getLocale();
  const { asOf, currency } = found;
  const left = await leftWords(partner);
  const asking = await askingToBuy({ amount, reasons: found.reasons, currency, asOf }, partner);
  const reasons = await reasonItemsOf(found.reasons, partner, currency, asking);
  const answer = await eligibilityAnswer(found);
  return (
    <>
      <PageHeader
        title={t("title")}
        answer={answer}
        stamp={
          <Follow standing={standing} answer={answer}>
            <AsOfStamp asOf={asOf} provisionalDays={provisionalDaysAt(asOf)} />
          </Follow>
        }
      />
      <div className="flex flex-col gap-8">
        <WaitingOrders permit={await requirePermit("order.read")} />
        {!left && <LeavingNotice actor={permit.actor} partner={partner.name} />}
        <Notices left={left} notes={notes} deletion={deletionOf(found.reasons)} now={asOf} partner={partner.name}>
          {questions.length > 0 && <OwnQuestions questions={questions} partner={partner} now={asOf} />}
        </Notices>
        <div className="grid gap-x-12 gap-y-8 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <div className="flex min-w-0 flex-col gap-8">
            <RenewalsNotice permit={permit} currency={currency} />
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
          <Beside found={found} partner={partner} forecast={forecast} reservations={reservations} />
        </div>
      </div>
    </>
  );
}

/** The amount to try, as typed and understood; null: none was, or it is none. */
function amountOf(address: Awaited<Props["searchParams"]>) {
  const given = [address["amount"]].flat()[0]?.trim() ?? "";
  const asked = purchaseAmount.safeParse(given);
  return { given, amount: asked.success ? asked.data : null };
}

type NoticesProps = {
  readonly left: Awaited<ReturnType<typeof leftWords>>;
  readonly notes: ComponentProps<typeof PartnerNotes>["notes"];
  readonly deletion: Deletion;
  readonly now: Date;
  readonly partner: string;
  readonly children: ReactNode;
};

function Notices({ left, notes, deletion, now, partner, children }: NoticesProps) {
  const { dueAt, heldSince } = deletion;
  return (
    <div className="flex flex-col gap-3 empty:hidden">
      {left && (
        <Notice kind="danger" title={left.title}>
          {left.text}
        </Notice>
      )}
      {heldSince && <DeletionHeldNotice since={heldSince} partner={partner} />}
      {dueAt && <DeletionNotice dueAt={dueAt} now={now} partner={partner} />}
      <PartnerNotes notes={notes} />
      {children}
    </div>
  );
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
