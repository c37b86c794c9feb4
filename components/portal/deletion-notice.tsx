import { useLocale, useTranslations } from "next-intl";
import { BILLING_ZONE, formatCountdown, formatInstant } from "@/lib/format/date";
import { Notice } from "../ui/notice";

export type DeletionNoticeProps = { readonly dueAt: Date; readonly now: Date; readonly partner: string };

export function DeletionNotice({ dueAt, now, partner }: DeletionNoticeProps) {
  const t = useTranslations("portal.deletion");
  const locale = useLocale();
  const date = formatInstant(dueAt, { zone: BILLING_ZONE, locale });
  return (
    <Notice kind="danger" title={t("title", { countdown: formatCountdown(dueAt, now, locale) })}>
      {t("detail", { date, partner })}
    </Notice>
  );
}
