import { useTranslations } from "next-intl";
import type { Policy } from "@/lib/domain/what-if/policy";

/** What a trial takes for granted, in words; only what this policy is about. */
export function Assumptions({ policy }: { readonly policy: Policy }) {
  const t = useTranslations("what-if.assumption");
  const isResources = policy.action === "freeze-account-and-resources";
  return (
    <ul className="flex max-w-[90ch] list-disc flex-col gap-1 pl-5 text-sm text-ink-2">
      <li>{t("days")}</li>
      <li>{t("people")}</li>
      <li>{t("purchases")}</li>
      {isResources && <li>{t("resources")}</li>}
      <li>{t("refunds")}</li>
      {policy.amount.way !== "fixed" && <li>{t("amounts")}</li>}
      <li>{t("months")}</li>
      <li>{t("notBill")}</li>
    </ul>
  );
}
