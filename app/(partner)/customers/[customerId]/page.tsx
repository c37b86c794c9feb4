import { getTranslations } from "next-intl/server";
import { AssignmentRecords } from "@/components/assignment/assignment-records";
import { SetAside } from "@/components/budget/set-aside";
import { CustomerFacts } from "@/components/customer/customer-facts";
import { CustomerTimeline } from "@/components/customer/customer-timeline";
import { EventWays } from "@/components/history/event-ways";
import { InviteAdministratorForm } from "@/components/member/invite-administrator-form";
import { AppLink, TEXT_LINK } from "@/components/ui/app-link";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import type { CustomerDetails } from "@/lib/contracts/customer-view";
import { detailsHref } from "@/lib/contracts/expenditure-query";
import { OutlookQuery } from "@/lib/contracts/outlook";
import { placeHref } from "@/lib/contracts/page";
import { queryRecord, type SearchParams } from "@/lib/contracts/query-record";
import { listCustomerAssignments } from "@/lib/data/assignment/list-assignment-records";
import { getMonthCoupons } from "@/lib/data/coupon/get-month-coupons";
import { listCustomerEvents } from "@/lib/data/customer/list-customer-events";
import { listProductSpending } from "@/lib/data/expenditure/list-product-spending";
import { countWaitingOrders } from "@/lib/data/order/count-waiting-orders";
import { listOpenReservations } from "@/lib/data/reservation/list-open-reservations";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit } from "@/lib/domain/access/permit";
import { type BillingMonth, billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { Anomalies } from "../../expenditure/outlook/anomalies";
import { inviteCustomerAdministratorAction } from "./actions";
import { AlertsNow } from "./alerts-now";
import { CouponsNow } from "./coupons-now";
import { loadCustomer } from "./load-customer";
import { loadSpending, monthAsked } from "./load-spending";
import { Questions } from "./questions";
import { SpendingSections } from "./spending-sections";
import { UsageNow } from "./usage-now";

type Props = { readonly params: Promise<{ readonly customerId: string }>; readonly searchParams: SearchParams };

export default async function CustomerPage({ params, searchParams }: Props) {
  const { customerId } = await params;
  const { customer, at, actor, zone, may } = await loadCustomer(customerId);
  const running = billingMonthOf(at);
  const query = await queryRecord(searchParams);
  const month = monthAsked(query["month"], running);
  const reading = issuePermit(actor, "expenditure.read");
  const history = issuePermit(actor, "restriction.read");
  const looking = issuePermit(actor, "customer.read");
  const couponing = issuePermit(actor, "coupon.read");
  const [spending, current, products, events, reservations, coupons] = await Promise.all([
    loadSpending(actor, customer, month, running, at),
    month === running ? null : loadSpending(actor, customer, running, running, at),
    reading ? listProductSpending(reading, customerId, month) : [],
    history ? listCustomerEvents(history, customerId) : [],
    looking ? listOpenReservations(looking, customerId) : [],
    couponing && getMonthCoupons(couponing, customerId, month),
  ]);
  return (
    <div className="grid gap-x-12 gap-y-10 xl:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="flex min-w-0 flex-col gap-10">
        <AlertsNow actor={actor} customer={customer} at={at} />
        <Questions actor={actor} customerId={customerId} zone={zone} />
        <UsageNow customer={customer} spending={current ?? spending} at={at} linksToForm={may.setBudget} />
        <SetAside reservations={reservations} currency={customer.currency} zone={zone} withKey />
        {spending && <SpendingSections {...{ customer, month, spending, products, coupons, at }} />}
        <OddDays actor={actor} customer={customer} days={query["days"]} />
        <ManagerHistory actor={actor} customerId={customerId} zone={zone} />
      </div>
      <div className="flex min-w-0 flex-col gap-10">
        <OrdersOf actor={actor} customer={customer} />
        {reading && <ExpenditureOf customerId={customerId} month={month} />}
        <Facts customer={customer} />
        <CouponsNow actor={actor} customer={customer} />
        <Events
          events={events}
          currency={customer.currency}
          zone={zone}
          waysOf={(event) => <EventWays customerId={customerId} event={event} takesEvidence={false} />}
        />
        {issuePermit(actor, "customer.create") && <InviteAdministrator customerId={customerId} />}
      </div>
    </div>
  );
}

type OddDaysProps = { readonly actor: Actor; readonly customer: CustomerDetails; readonly days: string | undefined };

/** Days that do not fit its past, or those dismissed. */
function OddDays({ actor, customer: { id, currency }, days: asked }: OddDaysProps) {
  const { days } = OutlookQuery.parse({ days: asked });
  const otherHref = placeHref(`/customers/${id}`, { days: days === "open" ? "dismissed" : null });
  return <Anomalies customerId={id} {...{ actor, days, currency, otherHref }} />;
}

/** Its orders, and a new one prepared for it by the partner it is with. */
async function OrdersOf({ actor, customer: { id, name, reseller } }: { actor: Actor; customer: CustomerDetails }) {
  const t = await getTranslations("order.prepare");
  const serves = actor.company.kind === "reseller" || reseller === null;
  const list = placeHref("/orders", { tab: serves ? null : "resellers", q: name });
  const reading = issuePermit(actor, "order.read");
  const { confirm, pay } = reading ? await countWaitingOrders(reading, id) : { confirm: 0, pay: 0 };
  return (
    <Section title={t("orders")}>
      <p>{t("waiting", { count: confirm + pay })}</p>
      <div className="flex flex-wrap items-center gap-3">
        {serves && issuePermit(actor, "order.prepare") && (
          <LinkButton href={`/products?customer=${id}`}>{t("act")}</LinkButton>
        )}
        <AppLink href={list} className={TEXT_LINK}>
          {t("toOrders")}
        </AppLink>
      </div>
    </Section>
  );
}

/** The way to the charges behind the sums. */
async function ExpenditureOf({ customerId: customer, month }: { customerId: string; month: BillingMonth }) {
  const t = await getTranslations("expenditure.ofCustomer");
  return (
    <Section title={t("title")}>
      <p>{t("text")}</p>
      <AppLink href={detailsHref("/expenditure/details", { customer, month })} className={TEXT_LINK}>
        {t("link")}
      </AppLink>
    </Section>
  );
}

async function Facts({ customer }: Parameters<typeof CustomerFacts>[0]) {
  const t = await getTranslations("customer.facts");
  return (
    <Section title={t("title")}>
      <CustomerFacts customer={customer} />
    </Section>
  );
}

type ManagerHistoryProps = { readonly actor: Actor; readonly customerId: string; readonly zone: string };

/** Who looked after it; nothing where nobody ever did. */
async function ManagerHistory({ actor, customerId, zone }: ManagerHistoryProps) {
  const reading = issuePermit(actor, "assignment.read");
  const records = reading ? await listCustomerAssignments(reading, customerId) : [];
  if (records.length === 0) return null;
  const t = await getTranslations("assignment.record");
  return (
    <Section title={t("title")}>
      <AssignmentRecords records={records} withAbout={false} zone={zone} />
    </Section>
  );
}

/** How the customer's own people come to its portal. */
async function InviteAdministrator({ customerId }: { readonly customerId: string }) {
  const t = await getTranslations("member.administrator");
  return (
    <Section title={t("title")}>
      <InviteAdministratorForm companyId={customerId} action={inviteCustomerAdministratorAction} />
    </Section>
  );
}

async function Events(props: Parameters<typeof CustomerTimeline>[0]) {
  const t = await getTranslations("customer.events");
  return (
    <Section title={t("title")}>
      <CustomerTimeline {...props} />
    </Section>
  );
}
