"use client";

import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { Tabs } from "../ui/tabs";

const PARTS = [
  { key: "preregistered", href: "/customer-development" },
  { key: "links", href: "/customer-development/links" },
  { key: "history", href: "/customer-development/history" },
] as const;

export function DevelopmentTabs() {
  const t = useTranslations("development");
  const here = usePathname();
  return (
    <Tabs
      label={t("tabs")}
      items={PARTS.map(({ key, href }) => ({ href, label: t(`tab.${key}`), current: here === href }))}
    />
  );
}
