import { getTranslations } from "next-intl/server";
import { BudgetState } from "@/components/budget/budget-state";
import { ForecastWords } from "@/components/forecast/forecast-words";
import { MonthBars } from "@/components/home/month-bars";
import { GrantFacts } from "@/components/request/grant-facts";
import { OpenCauses } from "@/components/restriction/open-causes";
import { AppLink, TEXT_LINK } from "@/components/ui/app-link";
import type { CustomerDetails } from "@/lib/contracts/customer-view";
import type { RequestGrant } from "@/lib/contracts/request-view";
import { listMonthSpending } from "@/lib/data/expenditure/list-month-spending";
import { getForecast } from "@/lib/data/forecast/get-forecast";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit } from "@/lib/domain/access/permit";
import { isExhausted } from "@/lib/domain/budget/budget";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";

const MONTHS = 6;

type FactsProps = {
  readonly actor: Actor;
  readonly grant: RequestGrant | null;
  readonly customer: CustomerDetails | null;
  readonly currency: string;
  readonly zone: string;
  readonly at: Date;
};

/** What the decision needs, as it is now: use and budget, pace, what is open, the last months; or the grant. */
export async function Facts({ actor, grant, customer, currency, zone, at }: FactsProps) {
  if (grant) return <GrantFacts grant={grant} currency={currency} />;
  if (customer === null) return null;
  const permit = issuePermit(actor, "expenditure.read");
  const months = permit ? await listMonthSpending(permit, customer.id, billingMonthOf(at), MONTHS) : [];
  const forecast = permit && (await getForecast(permit, { customerId: customer.id }, at));
  const t = await getTranslations("request.facts");
  const { id, name, budget, counted, causes, blocks, suspensions, holds } = customer;
  const lasting = budget !== null && !isExhausted(budget.amount, counted);
  return (
    <div className="flex flex-col gap-6">
      <p>
        <AppLink href={`/customers/${id}`} className={TEXT_LINK}>
          {name}
        </AppLink>
      </p>
      <BudgetState customer={customer} forecast={forecast} at={at} />
      {forecast && <ForecastWords forecast={forecast} currency={currency} hasBudget={lasting} />}
      <OpenCauses causes={causes} blocks={blocks} suspensions={suspensions} holds={holds} zone={zone} />
      <MonthBars caption={t("months", { count: months.length })} months={months} currency={currency} />
    </div>
  );
}
