"use client";

import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { Tabs } from "../ui/tabs";

const PARTS = [
  { key: "overview", path: "" },
  { key: "budget", path: "/budget" },
  { key: "restriction", path: "/restriction" },
  { key: "resources", path: "/resources" },
  { key: "coupons", path: "/coupons" },
  { key: "association", path: "/association" },
] as const;

export function CustomerTabs({ customerId }: { readonly customerId: string }) {
  const t = useTranslations("customer.head");
  const here = usePathname();
  return (
    <Tabs
      label={t("tabs")}
      items={PARTS.map(({ key, path }) => {
        const href = `/customers/${customerId}${path}`;
        return { href, label: t(key), current: here === href };
      })}
    />
  );
}
