import { getTranslations } from "next-intl/server";
import { Tabs } from "@/components/ui/tabs";

const TABS = ["summary", "details", "statistics", "comparison", "outlook", "months"] as const;
type ExpenditureTab = (typeof TABS)[number];

/** The jobs around expenditure, the same on each of their pages. */
export async function ExpenditureTabs({ current }: { readonly current: ExpenditureTab }) {
  const t = await getTranslations("expenditure.tabs");
  return (
    <Tabs
      label={t("label")}
      items={TABS.map((tab) => ({
        href: tab === "summary" ? "/expenditure" : `/expenditure/${tab}`,
        label: t(tab),
        current: tab === current,
      }))}
    />
  );
}
