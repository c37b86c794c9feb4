import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { AnswerActs } from "@/components/association/answer-acts";
import { AssociationThread } from "@/components/association/association-thread";
import { MonthTable } from "@/components/association/month-table";
import { AdjustmentTable } from "@/components/budget/adjustment-table";
import { CustomerTimeline } from "@/components/customer/customer-timeline";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { requirePermit, requireVisitor } from "@/lib/auth/session";
import type { AssociationDetails } from "@/lib/contracts/association-view";
import { getAssociation } from "@/lib/data/association/get-association";
import { listAssociationRecords } from "@/lib/data/budget/list-budget-records";
import { listAssociationEvents } from "@/lib/data/customer/list-customer-events";
import { issuePermit } from "@/lib/domain/access/permit";
import { BILLING_ZONE, formatInstant } from "@/lib/format/date";
import {
  approveDisassociationAction,
  rejectDisassociationAction,
  withdrawDisassociationAction,
} from "../../../disassociation/actions";

type Props = { readonly params: Promise<{ readonly associationId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("association"))("title") };
}

export default async function AssociationPage({ params }: Props) {
  const permit = await requirePermit("association.read");
  const found = (await getAssociation(permit, (await params).associationId)) ?? notFound();
  const { customer, currency } = found;
  const [{ user }, records, events, t] = await Promise.all([
    requireVisitor(),
    listAssociationRecords(permit, customer.id, found.id),
    listAssociationEvents(permit, { customerId: customer.id, associationId: found.id }),
    getTranslations("association"),
  ]);
  const zone = user.timeZone;
  const { waiting, side } = found;
  const mayAnswer = waiting && side !== null && issuePermit(permit.actor, "disassociation.decide") !== null;
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: t("title"), href: "/associations" }]}
        title={customer.name}
        answer={await answerOf(found)}
        actions={
          found.endedAt === null && (
            <LinkButton href={`/customers/${customer.id}`} size="sm">
              {t("details.open")}
            </LinkButton>
          )
        }
      />
      <div className="grid gap-x-12 gap-y-10 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="flex min-w-0 flex-col gap-10">
          <Section title={t("details.spending")}>
            <MonthTable months={found.months} currency={currency} />
          </Section>
          <Section title={t("details.records")}>
            <AdjustmentTable records={records} currency={currency} zone={zone} />
          </Section>
        </div>
        <div className="flex min-w-0 flex-col gap-10">
          <Section title={t("thread.title")}>
            <AssociationThread association={found} zone={zone} />
            {mayAnswer && (
              <AnswerActs
                disassociationId={waiting.id}
                isAsker={waiting.side === side}
                approve={approveDisassociationAction}
                reject={rejectDisassociationAction}
                withdraw={withdrawDisassociationAction}
              />
            )}
          </Section>
          <Section title={t("details.events")}>
            <CustomerTimeline events={events} currency={currency} zone={zone} />
          </Section>
        </div>
      </div>
    </>
  );
}

async function answerOf({ customer, partner, startedAt, endedAt }: AssociationDetails): Promise<string> {
  const [t, locale] = [await getTranslations("association.details"), await getLocale()];
  const shown = (instant: Date) => formatInstant(instant, { zone: BILLING_ZONE, locale });
  const names = { customer: customer.name, partner: partner.name };
  return endedAt === null
    ? t("present", { ...names, since: shown(startedAt) })
    : t("former", { ...names, until: shown(endedAt) });
}
