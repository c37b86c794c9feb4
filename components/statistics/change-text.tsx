import { ArrowDown, ArrowUp, Minus } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type Money, minus } from "@/lib/domain/money/money";
import { formatChange } from "@/lib/format/change";
import { MoneyText } from "../ui/money-text";

type ChangeTextProps = {
  readonly spent: Money;
  readonly former: Money;
  /** Without the amount there is only the percentage. */
  readonly withAmount?: boolean;
};

/** By how much and which way, told by an arrow and a sign and never by a colour: more is not worse. */
export function ChangeText({ spent, former, withAmount = true }: ChangeTextProps) {
  const t = useTranslations("statistics.change");
  const locale = useLocale();
  const change = minus(spent, former);
  const Sign = change > 0n ? ArrowUp : change < 0n ? ArrowDown : Minus;
  const percent = formatChange(spent, former, locale);
  return (
    <span className="figures inline-flex items-center justify-end gap-1 whitespace-nowrap">
      <Sign aria-hidden className="size-3.5 shrink-0 text-ink-3" />
      {withAmount && <MoneyText value={change} />}
      <span className={withAmount ? "min-w-14 text-right text-ink-2" : ""}>
        {percent ?? (change === 0n ? "–" : t("new"))}
      </span>
    </span>
  );
}
