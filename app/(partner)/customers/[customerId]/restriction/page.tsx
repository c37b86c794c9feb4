import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CustomerTimeline } from "@/components/customer/customer-timeline";
import { EventWays } from "@/components/history/event-ways";
import { OpenCauses } from "@/components/restriction/open-causes";
import { PreviewTable } from "@/components/restriction/preview-table";
import { Section } from "@/components/ui/section";
import { listCustomerEvents } from "@/lib/data/customer/list-customer-events";
import { getRestrictionPreviews } from "@/lib/data/restriction/get-restriction-previews";
import { issuePermit } from "@/lib/domain/access/permit";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { loadCustomer } from "../load-customer";
import { loadSpending } from "../load-spending";
import { Acts } from "./acts";
import { MarksSections } from "./marks-sections";
import { OrderedSection } from "./ordered-section";
import { PlaceSections } from "./place-sections";

type Props = { readonly params: Promise<{ readonly customerId: string }> };

export default async function CustomerRestrictionPage({ params }: Props) {
  const { customerId } = await params;
  const loaded = await loadCustomer(customerId);
  const { customer, at, actor, zone } = loaded;
  const running = billingMonthOf(at);
  const reading = issuePermit(actor, "restriction.read") ?? notFound();
  const [spending, events, previews, t] = await Promise.all([
    loadSpending(actor, customer, running, running, at),
    listCustomerEvents(reading, customerId),
    getRestrictionPreviews(reading, customerId, at),
    getTranslations("restriction"),
  ]);
  const takesEvidence = issuePermit(actor, "evidence.read") !== null;
  if (!previews) notFound();
  const { causes, blocks, holds, currency, freezeLevel } = customer;
  return (
    <div className="grid gap-x-12 gap-y-10 xl:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="flex min-w-0 flex-col gap-10">
        <Section title={t("open.title")}>
          <OpenCauses causes={causes} blocks={blocks} suspensions={customer.suspensions} holds={holds} zone={zone} />
          <Acts loaded={loaded} spending={spending} previews={previews} />
        </Section>
        <PlaceSections customerId={customerId} />
        <OrderedSection customer={customer} permit={reading} at={at} zone={zone} previews={previews} />
        {freezeLevel && (
          <Section title={t("impact.title")}>
            <PreviewTable abilities={previews.present.abilities} />
          </Section>
        )}
        <MarksSections customer={customer} actor={actor} zone={zone} />
      </div>
      <Section title={t("history")}>
        <CustomerTimeline
          events={events.filter(({ kind }) => !kind.startsWith("budget-"))}
          currency={currency}
          zone={zone}
          waysOf={(event) => <EventWays customerId={customerId} event={event} takesEvidence={takesEvidence} />}
        />
      </Section>
    </div>
  );
}
