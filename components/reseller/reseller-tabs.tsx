"use client";

import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { Tabs } from "../ui/tabs";

const PARTS = [
  { key: "overview", path: "" },
  { key: "delegation", path: "/delegation" },
] as const;

export function ResellerTabs({ resellerId }: { readonly resellerId: string }) {
  const t = useTranslations("reseller.head");
  const here = usePathname();
  return (
    <Tabs
      label={t("tabs")}
      items={PARTS.map(({ key, path }) => {
        const href = `/resellers/${resellerId}${path}`;
        return { href, label: t(key), current: here === href };
      })}
    />
  );
}
