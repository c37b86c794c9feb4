import { getTranslations } from "next-intl/server";
import { BudgetMonthTable } from "@/components/statistics/budget-month-table";
import { ResourceChangeTable } from "@/components/statistics/resource-change-table";
import { AppLink, TEXT_LINK } from "@/components/ui/app-link";
import { Section } from "@/components/ui/section";
import { placeHref } from "@/lib/contracts/page";
import { WITHOUT } from "@/lib/contracts/statistics-query";
import { listBudgetMonths } from "@/lib/data/statistics/list-budget-months";
import { listResourceChanges } from "@/lib/data/statistics/list-resource-changes";
import { monthOfDay } from "@/lib/domain/calendar/billing-month";
import { periodWords } from "../period-words";
import type { AskedStatistics } from "./asked";

const BUDGET_MONTHS = 12;

type CustomerSectionsProps = AskedStatistics & { readonly id: string };

/** Of one customer: the resources that moved, and its budgets of past months. */
export async function CustomerSections({ permit, query, periods, filter, currency, id }: CustomerSectionsProps) {
  const month = monthOfDay(periods.range.to);
  const [resources, budgets] = await Promise.all([
    listResourceChanges(permit, filter, periods.former),
    listBudgetMonths(permit, id, month, BUDGET_MONTHS),
  ]);
  const [t, words] = [await getTranslations("statistics"), await periodWords()];
  const { product, region, mode } = query;
  const details = (patch: Readonly<Record<string, string | null>>) =>
    placeHref("/expenditure/details", { month, customer: id, product, region, mode, ...patch });
  return (
    <>
      <Section title={t("resources.title")}>
        {resources === null && <p className="text-ink-2">{t("resources.tooMuch")}</p>}
        {resources?.length === 0 && <p className="text-ink-2">{t("resources.none")}</p>}
        {resources && resources.length > 0 && (
          <ResourceChangeTable
            caption={t("resources.caption")}
            rows={resources}
            currency={currency}
            spentHead={words.span(periods.range)}
            formerHead={words.span(periods.former)}
            detailsHref={(row) =>
              details({
                product: row.product || null,
                region: row.region || WITHOUT,
                resourceId: row.resourceId || null,
              })
            }
          />
        )}
        <p className="flex flex-wrap gap-x-6 gap-y-1">
          <AppLink href={details({})} className={TEXT_LINK}>
            {t("resources.toDetails")}
          </AppLink>
          <AppLink href={`/customers/${id}`} className={TEXT_LINK}>
            {t("budgets.toCustomer")}
          </AppLink>
        </p>
      </Section>
      {budgets.length > 0 && (
        <Section title={t("budgets.title")}>
          <BudgetMonthTable
            caption={t("budgets.caption")}
            months={budgets}
            currency={currency}
            fileName={`budgets-${month}`}
          />
          <p className="text-sm text-ink-2">{t("budgets.note")}</p>
        </Section>
      )}
    </>
  );
}
