import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { CONTROL, CONTROL_LINE } from "./control-style";

export type MoneyInputProps = Omit<ComponentProps<"input">, "type" | "inputMode"> & {
  /** ISO 4217, shown inside the field, not part of the value. */
  readonly currency: string;
};

/** A plain decimal as text: the browser's number type would round. */
export function MoneyInput({ currency, className, ...rest }: MoneyInputProps) {
  return (
    <span className="relative block">
      <input
        type="text"
        inputMode="decimal"
        autoComplete="off"
        className={classNames(CONTROL, CONTROL_LINE, "figures pr-13 text-right", className)}
        {...rest}
      />
      <span aria-hidden className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-sm text-ink-3">
        {currency}
      </span>
    </span>
  );
}
