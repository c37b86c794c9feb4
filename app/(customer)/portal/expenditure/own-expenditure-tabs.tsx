import { getTranslations } from "next-intl/server";
import { Tabs } from "@/components/ui/tabs";

const TABS = ["month", "months", "details"] as const;

/** A customer's ways to read its own expenditure. */
export async function OwnExpenditureTabs({ current }: { readonly current: (typeof TABS)[number] }) {
  const t = await getTranslations("expenditure.own.tabs");
  return (
    <Tabs
      label={t("label")}
      items={TABS.map((tab) => ({
        href: tab === "month" ? "/portal/expenditure" : `/portal/expenditure/${tab}`,
        label: t(tab),
        current: tab === current,
      }))}
    />
  );
}
