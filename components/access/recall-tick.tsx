"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { REASON_MAX } from "@/lib/domain/decision";
import { Checkbox } from "../ui/checkbox";
import { Field } from "../ui/field";
import { Textarea } from "../ui/textarea";

type RecallTickProps = {
  readonly id: string;
  /** The reseller that holds what the act needs; null: several customers, of whatever resellers. */
  readonly reseller: string | null;
  /** Whether the tick asks for its own reason; false where the act has one. */
  readonly withReason: boolean;
};

/** Takes back, for the customers meant, what the act needs: one confirmation with it (G1). */
export function RecallTick({ id, reseller, withReason }: RecallTickProps) {
  const t = useTranslations("delegation.recall");
  const [ticked, setTicked] = useState(false);
  return (
    <div className="flex flex-col gap-3 border-l-3 border-s75 pl-4">
      <Checkbox
        id={id}
        name="recall"
        label={t(reseller === null ? "tickSeveral" : "tick")}
        hint={reseller === null ? t("tickSeveralHint") : t("tickHint", { reseller })}
        checked={ticked}
        onChange={(event) => setTicked(event.target.checked)}
      />
      {ticked && withReason && (
        <Field id={`${id}-reason`} label={t("tickReason")} hint={t("reasonHint")} required>
          {(control) => <Textarea {...control} name="reason" maxLength={REASON_MAX} rows={2} />}
        </Field>
      )}
    </div>
  );
}
