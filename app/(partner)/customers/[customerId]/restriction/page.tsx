import { getTranslations } from "next-intl/server";
import { AuthorityChip } from "@/components/access/authority-chip";
import { RecallTick } from "@/components/access/recall-tick";
import { CustomerTimeline } from "@/components/customer/customer-timeline";
import { ImpactTable } from "@/components/restriction/impact-table";
import { OpenCauses } from "@/components/restriction/open-causes";
import { RestrictionActs } from "@/components/restriction/restriction-acts";
import { Section } from "@/components/ui/section";
import { listCustomerEvents } from "@/lib/data/customer/list-customer-events";
import { issuePermit } from "@/lib/domain/access/permit";
import { billingMonthOf, DAY_MS } from "@/lib/domain/calendar/billing-month";
import type { Holder } from "@/lib/domain/delegation/authority";
import { RETENTION_DAYS } from "@/lib/domain/restriction/freeze";
import { CustomerRequests } from "../customer-requests";
import { loadCustomer } from "../load-customer";
import { loadSpending } from "../load-spending";
import { allowPayPerUseAction, blockPayPerUseAction, freezeCustomerAction, liftFreezeAction } from "./actions";

type Props = { readonly params: Promise<{ readonly customerId: string }> };

export default async function CustomerRestrictionPage({ params }: Props) {
  const { customerId } = await params;
  const { customer, at, actor, zone, holds, may, recallFrom } = await loadCustomer(customerId);
  const running = billingMonthOf(at);
  const reading = issuePermit(actor, "restriction.read");
  const [spending, events, t] = await Promise.all([
    loadSpending(actor, customer, running, running, at),
    reading ? listCustomerEvents(reading, customerId) : [],
    getTranslations("restriction"),
  ]);
  const { causes, blocks, currency, spent, name, freezeLevel } = customer;
  return (
    <div className="grid gap-x-12 gap-y-10 xl:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="flex min-w-0 flex-col gap-10">
        <Section title={t("open.title")}>
          <OpenCauses causes={causes} blocks={blocks} suspensions={customer.suspensions} zone={zone} />
          {may.restrict ? (
            <RestrictionActs
              customerId={customerId}
              name={name}
              causes={causes.map(({ origin, level, goneAt }) => ({ origin, level, goneAt }))}
              blocks={blocks.map(({ origin, goneAt }) => ({ origin, goneAt }))}
              facts={{
                currency,
                spent,
                accounts: customer.accounts.length,
                perDay: spending?.perDay ?? null,
                deletionDueAt: new Date(at.getTime() + RETENTION_DAYS * DAY_MS),
              }}
              mayFreezeResources={holds.resources || recallFrom !== null}
              recall={recallFrom && <RecallTick id="recall" reseller={recallFrom} withReason={false} />}
              freeze={freezeCustomerAction}
              lift={liftFreezeAction}
              block={blockPayPerUseAction}
              allow={allowPayPerUseAction}
            />
          ) : (
            <div className="flex flex-wrap items-center gap-3">
              <AuthorityChip holder={customer.authority["freeze-account"]} isYou={false} />
              <p className="text-ink-2">{t(readOnlyOf(holds.freeze, customer.authority["freeze-account"]))}</p>
              <CustomerRequests actor={actor} customer={customer} about="restriction" />
            </div>
          )}
        </Section>
        {freezeLevel && (
          <Section title={t("impact.title")}>
            <ImpactTable level={freezeLevel} />
          </Section>
        )}
      </div>
      <Section title={t("history")}>
        <CustomerTimeline
          events={events.filter(({ kind }) => !kind.startsWith("budget-"))}
          currency={currency}
          zone={zone}
        />
      </Section>
    </div>
  );
}

/** Why there is no button: the role, or whose permission it is. */
function readOnlyOf(isHeld: boolean, holder: Holder) {
  if (isHeld) return "readOnlyRole";
  return holder === "distributor" ? "readOnly" : "readOnlyReseller";
}
