import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { FieldError } from "./field-error";

/** What the control inside must carry so that label, hint and error belong to it. */
export type FieldControl = {
  readonly id: string;
  readonly required: boolean;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
};

export type FieldProps = {
  /** Unique on the page; usually the control's name. */
  readonly id: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
  readonly required?: boolean;
  readonly children: (control: FieldControl) => ReactNode;
};

export function Field({ id, label, hint, error, required = false, children }: FieldProps) {
  const t = useTranslations("common");
  const hintId = hint ? `${id}-hint` : null;
  const errorId = error ? `${id}-error` : null;
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-sm font-semibold text-ink">
        {label}
        {!required && <span className="font-normal text-ink-3"> {t("optional")}</span>}
      </label>
      {children({
        id,
        required,
        "aria-describedby": [hintId, errorId].filter(Boolean).join(" ") || undefined,
        "aria-invalid": error ? true : undefined,
      })}
      {hintId && (
        <p id={hintId} className="text-xs text-ink-3">
          {hint}
        </p>
      )}
      {errorId && <FieldError id={errorId}>{error}</FieldError>}
    </div>
  );
}
