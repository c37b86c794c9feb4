import { useLocale, useTranslations } from "next-intl";
import type { CompanyState } from "@/lib/domain/access/actor";
import { BILLING_ZONE, formatDate } from "@/lib/format/date";
import { Badge } from "../ui/badge";

type StateBadgeProps = { readonly state: CompanyState; readonly suspendedAt: Date | null };

/** A reseller's state, and since when where it is suspended. */
export function StateBadge({ state, suspendedAt }: StateBadgeProps) {
  const t = useTranslations();
  const locale = useLocale();
  return (
    <Badge tone={state === "active" ? "neutral" : state === "frozen" ? "frozen" : "warn"}>
      {t(`company.state.${state}`)}
      {suspendedAt &&
        ` ${t("company.suspension.open", { since: formatDate(suspendedAt, { zone: BILLING_ZONE, locale }) })}`}
    </Badge>
  );
}
