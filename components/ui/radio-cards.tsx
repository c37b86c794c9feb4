import type { ReactNode } from "react";
import { FieldError } from "./field-error";

export type RadioCard = {
  readonly value: string;
  readonly label: ReactNode;
  readonly detail?: ReactNode;
  readonly disabled?: boolean;
};

export type RadioCardsProps = {
  readonly name: string;
  readonly legend: ReactNode;
  readonly options: readonly RadioCard[];
  readonly defaultValue?: string | undefined;
  readonly required?: boolean;
  readonly error?: ReactNode;
  readonly columns?: 1 | 2;
  readonly onValueChange?: (value: string) => void;
};

/** One list with ruled lines, not a wall of boxes; the chosen line is tinted and marked. */
export function RadioCards(props: RadioCardsProps) {
  const { name, legend, options, defaultValue, required, error, columns = 1, onValueChange } = props;
  return (
    <fieldset className="flex min-w-0 flex-col gap-1.5" aria-describedby={error ? `${name}-error` : undefined}>
      <legend className="mb-1.5 text-sm font-semibold">{legend}</legend>
      <div
        className={`grid gap-px overflow-hidden rounded-md border border-line bg-line ${columns === 2 ? "sm:grid-cols-2" : ""}`}
      >
        {options.map(({ value, label, detail, disabled }) => (
          <label
            key={value}
            className="flex gap-2.5 bg-raised px-3 py-2.5 has-checked:bg-selected has-disabled:cursor-not-allowed has-disabled:text-ink-3 has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name={name}
              value={value}
              defaultChecked={value === defaultValue}
              required={required}
              disabled={disabled}
              onChange={onValueChange && (() => onValueChange(value))}
              className="mt-0.5 size-4 shrink-0 accent-accent focus-visible:outline-none"
            />
            <span className="flex min-w-0 flex-col">
              <span className="text-base">{label}</span>
              {detail && <span className="text-xs text-ink-2">{detail}</span>}
            </span>
          </label>
        ))}
      </div>
      {error && <FieldError id={`${name}-error`}>{error}</FieldError>}
    </fieldset>
  );
}
