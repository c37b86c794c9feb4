import { getTranslations } from "next-intl/server";
import { AuthorityChip } from "@/components/access/authority-chip";
import { RecallTick } from "@/components/access/recall-tick";
import { AdjustmentTable } from "@/components/budget/adjustment-table";
import { BudgetForm } from "@/components/budget/budget-form";
import { Section } from "@/components/ui/section";
import { listBudgetRecords } from "@/lib/data/budget/list-budget-records";
import { suggestBudget } from "@/lib/data/what-if/suggest-budgets";
import { issuePermit } from "@/lib/domain/access/permit";
import { shownUsage, usedOf } from "@/lib/domain/budget/budget";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import type { Holder } from "@/lib/domain/delegation/authority";
import { CustomerRequests } from "../customer-requests";
import { loadCustomer } from "../load-customer";
import { loadSpending } from "../load-spending";
import { UsageNow } from "../usage-now";
import { setBudgetAction } from "./actions";
import { requestWays } from "./request-ways";

type Props = { readonly params: Promise<{ readonly customerId: string }> };

export default async function CustomerBudgetPage({ params }: Props) {
  const { customerId } = await params;
  const { customer, at, actor, zone, holds, may, recallFrom } = await loadCustomer(customerId);
  const running = billingMonthOf(at);
  const reading = issuePermit(actor, "budget.read");
  const [spending, records, suggestion, t] = await Promise.all([
    loadSpending(actor, customer, running, running, at),
    reading ? listBudgetRecords(reading, customerId, { limit: 100 }) : [],
    reading && customer.budget === null ? suggestBudget(reading, customerId, at) : null,
    getTranslations("budget"),
  ]);
  const exhaustion = [...customer.causes, ...customer.blocks].some(({ origin }) => origin === "budget-exhausted");
  const liftable = [
    ...customer.causes.map(({ origin }) => origin).filter((origin) => origin !== "budget-exhausted"),
    ...(exhaustion ? (["budget-exhausted"] as const) : []),
  ];
  return (
    <div className="flex flex-col gap-10">
      <UsageNow customer={customer} spending={spending} at={at} />
      <Section title={t("form.title")}>
        {may.setBudget ? (
          <BudgetForm
            key={recallFrom}
            customerId={customerId}
            currency={customer.currency}
            budget={customer.budget}
            used={shownUsage(usedOf(customer))}
            liftable={liftable}
            recall={recallFrom && <RecallTick id="recall" reseller={recallFrom} withReason />}
            suggestion={suggestion}
            action={setBudgetAction}
            ways={await requestWays(actor)}
          />
        ) : (
          <div className="flex flex-wrap items-center gap-3">
            <AuthorityChip holder={customer.authority["set-budget"]} isYou={false} />
            <p className="text-ink-2">{t(readOnlyOf(holds.budget, customer.authority["set-budget"]))}</p>
            <CustomerRequests actor={actor} customer={customer} about="budget" />
          </div>
        )}
      </Section>
      <Section title={t("records.title")}>
        <AdjustmentTable records={records} currency={customer.currency} zone={zone} />
      </Section>
    </div>
  );
}

/** Why there is no form: the role, or whose permission it is. */
function readOnlyOf(isHeld: boolean, holder: Holder) {
  if (isHeld) return "form.readOnlyRole";
  return holder === "distributor" ? "form.readOnly" : "form.readOnlyReseller";
}
