import { useLocale, useTranslations } from "next-intl";
import type { ReservationView } from "@/lib/contracts/reservation";
import { formatInstant } from "@/lib/format/date";
import { MoneyText } from "../ui/money-text";
import { Section } from "../ui/section";

type SetAsideProps = {
  readonly reservations: readonly ReservationView[];
  readonly currency: string;
  readonly zone: string;
  /** Whether the key is named: partners' own affair. */
  readonly withKey: boolean;
};

/** What is reserved of the budget now, purchase by purchase (G23); nothing where nothing is. */
export function SetAside({ reservations, currency, zone, withKey }: SetAsideProps) {
  const t = useTranslations("budget.setAside");
  const operationName = useTranslations("purchase.operation");
  const locale = useLocale();
  if (reservations.length === 0) return null;
  const when = (at: Date) => formatInstant(at, { zone, locale });
  return (
    <Section title={t("title")}>
      <p className="mb-2 max-w-[80ch] text-sm text-ink-2">{t("note")}</p>
      <ul aria-label={t("caption")} className="border-t border-line">
        {reservations.map(({ id, operation, amount, madeAt, lapsesAt, madeBy }) => (
          <li key={id} className="border-b border-line py-2">
            <p className="flex flex-wrap items-baseline justify-between gap-x-4">
              <span>{operationName(operation)}</span>
              <span className="whitespace-nowrap">
                <MoneyText value={amount} /> <span className="text-xs text-ink-2">{currency}</span>
              </span>
            </p>
            <p className="figures text-xs text-ink-2">
              {t("life", { since: when(madeAt), lapsesAt: when(lapsesAt) })}
              {withKey && ` ${t("by", { key: madeBy })}`}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
