import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { BridgeView } from "@/lib/contracts/expenditure-view";
import { minus } from "@/lib/domain/money/money";
import { formatMonth } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { Section } from "../ui/section";
import { AsOfStamp } from "./as-of-stamp";
import { BridgeTable } from "./bridge-table";
import { MonthPicker } from "./month-picker";

type BridgePageProps = {
  readonly view: BridgeView;
  readonly currency: string;
  /** Address of this page without its month. */
  readonly path: string;
  /** Newest first. */
  readonly months: readonly string[];
  /** What such figures are not. */
  readonly note: ReactNode;
};

/** Why expenditure and budget are two figures: the answer in words, then line by line. */
export function BridgePage({ view, currency, path, months, note }: BridgePageProps) {
  const t = useTranslations("closing.bridge");
  const locale = useLocale();
  const { month, bridge, freshness } = view;
  const difference = minus(bridge.used, bridge.expenditure);
  return (
    <Section
      title={t("title", { month: formatMonth(month, locale) })}
      stamp={<AsOfStamp {...freshness} />}
      actions={<MonthPicker path={path} month={month} months={months} />}
    >
      <p className="max-w-[80ch] text-ink-2">
        {t(difference === 0n ? "same" : "differ", {
          expenditure: formatMoney(bridge.expenditure, locale),
          used: formatMoney(bridge.used, locale),
          difference: formatMoney(difference, locale),
          currency,
        })}
        {bridge.used < 0n && ` ${t("belowZero")}`}
      </p>
      <div className="max-w-3xl">
        <BridgeTable view={view} currency={currency} />
      </div>
      {note}
    </Section>
  );
}
