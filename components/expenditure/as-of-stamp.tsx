import { useLocale, useTranslations } from "next-intl";
import type { Finality } from "@/lib/domain/expenditure/freshness";
import { BILLING_ZONE, formatInstant } from "@/lib/format/date";

export type AsOfStampProps = {
  readonly asOf: Date;
  /** How many of the shown days may still change. */
  readonly provisionalDays: number;
  /** Whether the months shown are closed (G14); absent: of no month. */
  readonly finality?: Finality | undefined;
};

export function AsOfStamp({ asOf, provisionalDays, finality }: AsOfStampProps) {
  const t = useTranslations("sign.asOf");
  const time = formatInstant(asOf, { zone: BILLING_ZONE, locale: useLocale() });
  return (
    <p className="figures text-xs text-ink-3">
      <time dateTime={asOf.toISOString()}>{t("time", { time })}</time>
      {provisionalDays > 0 && <>{t("provisional", { count: provisionalDays })}</>}
      {finality && t(finality)}
    </p>
  );
}
