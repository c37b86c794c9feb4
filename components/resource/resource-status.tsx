import { useLocale, useTranslations } from "next-intl";
import type { ResourceLine } from "@/lib/contracts/resource-view";
import type { ResourceStatus } from "@/lib/domain/resource/status";
import { BILLING_ZONE, formatDate } from "@/lib/format/date";
import { Badge, type Tone } from "../ui/badge";
import { SnowflakeSign } from "../ui/snowflake-sign";

const TONES: Record<ResourceStatus, Tone> = {
  "in-use": "neutral",
  grace: "warn",
  retention: "danger",
  frozen: "frozen",
  closed: "neutral",
};

/** Where it stands in a word. */
export function ResourceBadge({ status }: Pick<ResourceLine, "status">) {
  const t = useTranslations("resource.status");
  return (
    <Badge tone={TONES[status]} icon={status === "frozen" ? <SnowflakeSign /> : undefined}>
      {t(status)}
    </Badge>
  );
}

type SinceProps = Pick<ResourceLine, "deletionDueAt" | "isDue" | "heldSince" | "closedAt" | "closedCause">;

/** What is to come of it, or what became of it; nothing while nothing is. */
export function ResourceFate({ deletionDueAt, isDue, heldSince, closedAt, closedCause }: SinceProps) {
  const t = useTranslations("resource");
  const locale = useLocale();
  const day = (instant: Date) => formatDate(instant, { zone: BILLING_ZONE, locale });
  if (closedAt && closedCause) return <>{t(`closedOn.${closedCause}`, { date: day(closedAt) })}</>;
  if (heldSince) return <>{t("heldSince", { date: day(heldSince) })}</>;
  if (deletionDueAt === null) return null;
  return <>{t(isDue ? "dueSince" : "dueOn", { date: day(deletionDueAt) })}</>;
}
