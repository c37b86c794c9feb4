import { useLocale, useTranslations } from "next-intl";
import { BILLING_ZONE, formatCountdown, formatInstant } from "@/lib/format/date";
import { Notice } from "../ui/notice";

export type DeletionNoticeProps = { readonly dueAt: Date; readonly now: Date; readonly partner: string };

/** Deletion is held: nothing is due, without end. */
export function DeletionHeldNotice({ since, partner }: { readonly since: Date; readonly partner: string }) {
  const t = useTranslations("portal.deletion");
  const locale = useLocale();
  return (
    <Notice kind="info" title={t("heldTitle")}>
      {t("held", { date: formatInstant(since, { zone: BILLING_ZONE, locale }), partner })}
    </Notice>
  );
}

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
