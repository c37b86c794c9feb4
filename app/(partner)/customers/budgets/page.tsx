import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AuthorityChip } from "@/components/access/authority-chip";
import { BudgetSheetForm } from "@/components/budget/budget-sheet-form";
import { SheetGuide } from "@/components/budget/sheet-guide";
import { PageHeader } from "@/components/ui/page-header";
import { requirePermit } from "@/lib/auth/session";
import { getCurrency } from "@/lib/data/customer/get-currency";
import { setBudgetsFromSheetAction } from "../actions";
import { budgetHolderOf } from "../budget-holder";
import { Unset } from "./unset";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("budget.sheet"))("title") };
}

export default async function BudgetSheetPage() {
  const permit = await requirePermit("budget.set");
  const [currency, t, customer] = await Promise.all([
    getCurrency(permit),
    getTranslations("budget.sheet"),
    getTranslations("customer"),
  ]);
  const at = new Date();
  const holder = await budgetHolderOf(permit.actor, at);
  const isYou = holder === permit.actor.company.kind;
  return (
    <>
      <PageHeader
        title={t("title")}
        answer={isYou ? t("answer") : undefined}
        breadcrumbs={[{ label: customer("title"), href: "/customers" }]}
      />
      {isYou ? (
        <div className="flex flex-col gap-10">
          <div className="grid gap-10 lg:grid-cols-[minmax(0,1fr)_22rem]">
            <BudgetSheetForm currency={currency} action={setBudgetsFromSheetAction} />
            <SheetGuide />
          </div>
          <Unset actor={permit.actor} currency={currency} at={at} />
        </div>
      ) : (
        <div className="flex flex-wrap items-center gap-3">
          <AuthorityChip permission={customer("head.budgetPermission")} holder={holder} isYou={false} />
          <p className="text-ink-2">{t("notHolder")}</p>
        </div>
      )}
    </>
  );
}
