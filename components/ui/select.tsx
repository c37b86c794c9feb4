import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { CONTROL, CONTROL_LINE } from "./control-style";

export type SelectOption = { readonly value: string; readonly label: string; readonly disabled?: boolean };
export type SelectProps = Omit<ComponentProps<"select">, "children"> & {
  readonly options: readonly SelectOption[];
};

export function Select({ options, className, ...rest }: SelectProps) {
  return (
    <span className="relative block min-w-0">
      <select className={classNames(CONTROL, CONTROL_LINE, "appearance-none pr-8", className)} {...rest}>
        {options.map(({ value, label, disabled }) => (
          <option key={value} value={value} disabled={disabled}>
            {label}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-ink-3"
      />
    </span>
  );
}
