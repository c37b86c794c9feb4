import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { BudgetSheetForm } from "@/components/budget/budget-sheet-form";
import { SheetGuide } from "@/components/budget/sheet-guide";
import { PageHeader } from "@/components/ui/page-header";
import { requirePermit } from "@/lib/auth/session";
import { getCurrency } from "@/lib/data/customer/get-currency";
import { setBudgetsFromSheetAction } from "../actions";

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
  return (
    <>
      <PageHeader
        title={t("title")}
        answer={t("answer")}
        breadcrumbs={[{ label: customer("title"), href: "/customers" }]}
      />
      <div className="grid gap-10 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <BudgetSheetForm currency={currency} action={setBudgetsFromSheetAction} />
        <SheetGuide />
      </div>
    </>
  );
}
