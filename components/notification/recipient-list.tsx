import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { RecipientLine } from "@/lib/contracts/notification-view";
import { formatDate, formatInstant } from "@/lib/format/date";
import { LOCALE_NAMES, toAppLocale } from "@/lib/format/locale";
import { Badge } from "../ui/badge";
import { EmptyState } from "../ui/empty-state";

type RecipientListProps = {
  readonly recipients: readonly RecipientLine[];
  /** The reader's. */
  readonly zone: string;
  readonly actsOf: (recipient: RecipientLine) => ReactNode;
};

/** People beyond the members: what each is told, and whether the address was confirmed. */
export function RecipientList({ recipients, zone, actsOf }: RecipientListProps) {
  const t = useTranslations("notification");
  if (recipients.length === 0) return <EmptyState title={t("recipient.empty")}>{t("recipient.emptyNext")}</EmptyState>;
  return (
    <ul aria-label={t("recipient.title")}>
      {recipients.map((recipient) => {
        const { id, name, email, phone, language, timeZone, rows } = recipient;
        const topics = rows.filter(
          ({ cells }) => (cells.email.pace ?? "off") !== "off" || (cells.sms.pace ?? "off") !== "off",
        );
        const locale = toAppLocale(language);
        return (
          <li
            key={id}
            className="grid gap-x-4 gap-y-1 border-b border-line py-3 md:grid-cols-[minmax(0,1fr)_auto] md:items-start"
          >
            <div className="flex min-w-0 flex-col gap-0.5">
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span className="font-semibold">{name}</span>
                <State recipient={recipient} zone={zone} />
              </p>
              <p className="text-sm break-words text-ink-2">
                {[email, phone, locale && LOCALE_NAMES[locale], timeZone.replaceAll("_", " ")]
                  .filter(Boolean)
                  .join(" · ")}
              </p>
              <p className="text-sm text-ink-2">
                {topics.length === 0
                  ? t("recipient.noTopic")
                  : t("recipient.hears", { topics: topics.map(({ topic }) => t(`topic.${topic}`)).join(t("comma")) })}
              </p>
            </div>
            {actsOf(recipient)}
          </li>
        );
      })}
    </ul>
  );
}

function State({ recipient, zone }: { readonly recipient: RecipientLine; readonly zone: string }) {
  const t = useTranslations("notification.recipient.state");
  const locale = useLocale();
  const { state, verifiedAt, linkUntil } = recipient;
  if (state === "confirmed" && verifiedAt) {
    return <Badge tone="accent">{t("confirmed", { at: formatDate(verifiedAt, { zone, locale }) })}</Badge>;
  }
  if (state === "expired") {
    return <Badge tone="warn">{t("expired", { at: formatInstant(linkUntil, { zone, locale }) })}</Badge>;
  }
  return <Badge>{t("waiting", { at: formatInstant(linkUntil, { zone, locale }) })}</Badge>;
}
