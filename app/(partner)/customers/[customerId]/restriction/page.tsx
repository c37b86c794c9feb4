import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AuthorityChip } from "@/components/access/authority-chip";
import { RecallTick } from "@/components/access/recall-tick";
import { CustomerTimeline } from "@/components/customer/customer-timeline";
import { EventWays } from "@/components/history/event-ways";
import { OpenCauses } from "@/components/restriction/open-causes";
import { PreviewTable } from "@/components/restriction/preview-table";
import { RestrictionActs } from "@/components/restriction/restriction-acts";
import { Section } from "@/components/ui/section";
import type { RestrictionPreviews } from "@/lib/contracts/restriction-act";
import { listCustomerEvents } from "@/lib/data/customer/list-customer-events";
import { getRestrictionPreviews } from "@/lib/data/restriction/get-restriction-previews";
import { issuePermit } from "@/lib/domain/access/permit";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import type { Holder } from "@/lib/domain/delegation/authority";
import { CustomerRequests } from "../customer-requests";
import { loadCustomer } from "../load-customer";
import { loadSpending, type Spending } from "../load-spending";
import { allowPayPerUseAction, blockPayPerUseAction, freezeCustomerAction, liftFreezeAction } from "./actions";
import { MarksSections } from "./marks-sections";
import { OrderedSection } from "./ordered-section";
import { PlaceSections } from "./place-sections";

type Props = { readonly params: Promise<{ readonly customerId: string }> };
type Loaded = Awaited<ReturnType<typeof loadCustomer>>;

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
          <OpenCauses causes={causes} blocks={blocks} holds={holds} zone={zone} />
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

type ActsProps = {
  readonly loaded: Loaded;
  readonly spending: Spending | null;
  readonly previews: RestrictionPreviews;
};

/** What the viewer may do, or why not and whom it may ask. */
async function Acts({ loaded, spending, previews }: ActsProps) {
  const { customer, actor, holds, may, recallFrom } = loaded;
  const t = await getTranslations("restriction");
  const holder = customer.authority["freeze-account"];
  if (!may.restrict) {
    return (
      <div className="flex flex-wrap items-center gap-3">
        <AuthorityChip holder={holder} isYou={false} />
        <p className="text-ink-2">{t(readOnlyOf(holds.freeze, holder))}</p>
        <CustomerRequests actor={actor} customer={customer} about="restriction" />
      </div>
    );
  }
  const { id, name, causes, blocks, currency, spent, accounts, isProtected } = customer;
  return (
    <RestrictionActs
      customerId={id}
      name={name}
      causes={causes.map(({ origin, level, goneAt }) => ({ origin, level, goneAt }))}
      blocks={blocks.map(({ origin, goneAt }) => ({ origin, goneAt }))}
      facts={{
        currency,
        spent,
        accounts: accounts.length,
        perDay: spending?.perDay ?? null,
        isProtected,
        previews: previews.freeze,
      }}
      liftPreviews={previews.lift}
      mayFreezeResources={holds.resources || recallFrom !== null}
      recall={recallFrom && <RecallTick id="recall" reseller={recallFrom} withReason={false} />}
      freeze={freezeCustomerAction}
      lift={liftFreezeAction}
      block={blockPayPerUseAction}
      allow={allowPayPerUseAction}
    />
  );
}

/** Why there is no button: the role, or whose permission it is. */
function readOnlyOf(isHeld: boolean, holder: Holder) {
  if (isHeld) return "readOnlyRole";
  return holder === "distributor" ? "readOnly" : "readOnlyReseller";
}
