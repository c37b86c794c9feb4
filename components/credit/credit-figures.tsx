import { useLocale, useTranslations } from "next-intl";
import type { CreditRecord } from "@/lib/contracts/credit";
import { isUsedUp, leftOf, paceOf, usedOf } from "@/lib/domain/credit/credit";
import { BILLING_ZONE, formatDate } from "@/lib/format/date";
import { MoneyText } from "../ui/money-text";
import { Notice } from "../ui/notice";
import { Section } from "../ui/section";
import { Stat, StatRow } from "../ui/stat";

type CreditFiguresProps = { readonly record: CreditRecord; readonly currency: string };

/** How the credit stands by its newest record, and how fast it is used. */
export function CreditFigures({ record, currency }: CreditFiguresProps) {
  const t = useTranslations("credit");
  const figures = [
    ["quota", record.quota],
    ["used", usedOf(record)],
    ["left", leftOf(record)],
    ["due", record.due],
    ["unbilled", record.unbilled],
    ["balance", record.balance],
    ["coupons", record.coupons],
  ] as const;
  return (
    <Section title={t("figures.title")}>
      <StatRow>
        {figures.map(([name, amount]) => (
          <Stat
            key={name}
            label={t(`figure.${name}`)}
            value={<MoneyText value={amount} />}
            unit={currency}
            note={name === "used" ? t("figures.how") : undefined}
          />
        ))}
      </StatRow>
      {isUsedUp(record) ? <Notice kind="danger">{t("pace.usedUp")}</Notice> : <Pace record={record} />}
    </Section>
  );
}

function Pace({ record }: Pick<CreditFiguresProps, "record">) {
  const t = useTranslations("credit");
  const locale = useLocale();
  const { usedPercent, monthPercent, usedUpAt } = paceOf(record);
  if (usedPercent === null) return null;
  const said = t("pace.share", { used: usedPercent, month: monthPercent });
  if (usedUpAt === null) return <p className="text-ink-2">{`${said} ${t("pace.lasts")}`}</p>;
  const date = formatDate(usedUpAt, { zone: BILLING_ZONE, locale });
  return <Notice kind="warn">{`${said} ${t("pace.ends", { date })}`}</Notice>;
}
