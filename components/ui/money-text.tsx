import { useLocale } from "next-intl";
import type { Money } from "@/lib/domain/money/money";
import { exactOf, formatMoney, isRounded } from "@/lib/format/money";
import { classNames } from "./class-names";
import { CopyExact } from "./copy-exact";

export type MoneyTextProps = {
  readonly value: Money;
  /** Only outside tables; in a table it stands once in the column's head. */
  readonly currency?: string | undefined;
  /** A click copies the exact figure; otherwise it shows on hover. */
  readonly copyable?: boolean | undefined;
  readonly className?: string | undefined;
};

export function MoneyText({ value, currency, copyable = false, className }: MoneyTextProps) {
  const locale = useLocale();
  const exact = exactOf(value);
  const text = (
    <>
      {formatMoney(value, locale)}
      {currency && <span className="ml-1 text-[0.85em] text-ink-3">{currency}</span>}
    </>
  );
  const style = classNames("figures whitespace-nowrap", className);
  if (copyable) {
    return (
      <CopyExact exact={exact} className={style}>
        {text}
      </CopyExact>
    );
  }
  return (
    <span title={isRounded(value) ? exact : undefined} className={classNames(style, isRounded(value) && "cursor-help")}>
      {text}
    </span>
  );
}
