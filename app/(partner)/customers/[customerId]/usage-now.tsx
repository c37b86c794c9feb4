import { getTranslations } from "next-intl/server";
import { BudgetState } from "@/components/budget/budget-state";
import { AsOfStamp } from "@/components/expenditure/as-of-stamp";
import { AppLink, TEXT_LINK } from "@/components/ui/app-link";
import { Section } from "@/components/ui/section";
import type { CustomerDetails } from "@/lib/contracts/customer-view";
import { provisionalDaysOf } from "@/lib/domain/usage/series";
import type { Spending } from "./load-spending";

type UsageNowProps = {
  readonly customer: CustomerDetails;
  /** Of the running month; null: the viewer may not read it. */
  readonly spending: Spending | null;
  readonly at: Date;
  /** Whether the budget is the viewer's to set, and elsewhere. */
  readonly linksToForm?: boolean;
};

/** The budget as it is used up, and how fresh that is. */
export async function UsageNow({ customer, spending, at, linksToForm = false }: UsageNowProps) {
  const t = await getTranslations("budget");
  const bridge = await getTranslations("closing.bridge");
  return (
    <Section
      title={t("usage.title")}
      stamp={<AsOfStamp asOf={at} provisionalDays={spending ? provisionalDaysOf(spending.points) : 0} />}
      actions={
        linksToForm && (
          <AppLink href={`/customers/${customer.id}/budget`} className={TEXT_LINK}>
            {t("form.title")}
          </AppLink>
        )
      }
    >
      <BudgetState customer={customer} forecast={spending?.forecast ?? null} at={at} />
      {spending && (
        <p className="text-sm">
          <AppLink href={`/customers/${customer.id}/bridge`} className={TEXT_LINK}>
            {bridge("link")}
          </AppLink>
        </p>
      )}
    </Section>
  );
}
