import { useTranslations } from "next-intl";
import { useState } from "react";
import type { StoredFreezeOrigin } from "@/lib/domain/restriction/freeze";
import { Checkbox } from "../ui/checkbox";
import { Field } from "../ui/field";
import { Textarea } from "../ui/textarea";

type LiftTicksProps = { readonly origins: readonly StoredFreezeOrigin[] };

/** Unfreezing with the budget: one tick a cause, so that each is named before it ends (G3). */
export function LiftTicks({ origins }: LiftTicksProps) {
  const t = useTranslations("budget.form");
  const origin = useTranslations("sign.restriction.origin");
  const [manual, setManual] = useState(false);
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 text-sm font-semibold">{t("lift")}</legend>
      <p className="text-xs text-ink-3">{t("liftHint")}</p>
      {origins.map((name) => (
        <Checkbox
          key={name}
          id={`lift-${name}`}
          name="lift[]"
          value={name}
          label={t("liftCause", { cause: origin(name) })}
          {...(name === "manual" && {
            hint: t("liftManualHint"),
            onChange: (event) => setManual(event.target.checked),
          })}
        />
      ))}
      {manual && (
        <Field id="budget-reason" label={t("reason")} required>
          {(control) => <Textarea {...control} name="reason" />}
        </Field>
      )}
    </fieldset>
  );
}
