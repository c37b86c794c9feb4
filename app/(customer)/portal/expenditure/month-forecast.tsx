import { ForecastWords } from "@/components/forecast/forecast-words";
import { requirePermit } from "@/lib/auth/session";
import { getForecast } from "@/lib/data/forecast/get-forecast";
import { type BillingMonth, billingMonthOf } from "@/lib/domain/calendar/billing-month";

/** Where the running month of the customer will end; of a month that is over there is nothing to expect. */
export async function MonthForecast({ month, currency }: { readonly month: BillingMonth; readonly currency: string }) {
  const at = new Date();
  if (month !== billingMonthOf(at)) return null;
  const permit = await requirePermit("expenditure.read");
  const forecast = await getForecast(permit, { customerId: permit.actor.company.id }, at);
  return forecast && <ForecastWords forecast={forecast} currency={currency} />;
}
