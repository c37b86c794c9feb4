import type { ComponentProps, ReactNode } from "react";
import { CheckBox } from "./check-box";
import { FieldError } from "./field-error";

export type CheckboxProps = Omit<ComponentProps<"input">, "type"> & {
  readonly id: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
};

export function Checkbox({ id, label, hint, error, ...rest }: CheckboxProps) {
  const describedBy = [hint ? `${id}-hint` : null, error ? `${id}-error` : null];
  return (
    <div className="flex items-start gap-2.5">
      <CheckBox
        id={id}
        className="mt-0.5"
        aria-describedby={describedBy.filter(Boolean).join(" ") || undefined}
        aria-invalid={error ? true : undefined}
        {...rest}
      />
      <div className="flex min-w-0 flex-col gap-0.5">
        <label htmlFor={id} className="cursor-pointer text-base">
          {label}
        </label>
        {hint && (
          <p id={`${id}-hint`} className="text-xs text-ink-3">
            {hint}
          </p>
        )}
        {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      </div>
    </div>
  );
}
