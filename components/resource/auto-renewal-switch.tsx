"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { FormState } from "@/lib/contracts/form-state";
import type { TermOwnReason } from "@/lib/domain/term/reason";
import { termOwnWords } from "@/lib/format/term-reason";
import { Field } from "../ui/field";
import { FormAnswer } from "../ui/form-answer";
import { Notice } from "../ui/notice";
import { Select } from "../ui/select";
import { SubmitButton } from "../ui/submit-button";

type State = FormState<TermOwnReason>;

export type AutoRenewalSwitchProps = {
  readonly resourceId: string;
  /** Null: it does not renew itself. */
  readonly periods: number | null;
  readonly period: { readonly unit: "month" | "year"; readonly count: number };
  readonly currency: string;
  readonly set: (previous: State, form: FormData) => Promise<State>;
};

const CHOICES = [1, 2, 3, 6, 12];
const IDLE = { status: "idle" } as const;

/** Whether a resource renews itself at its expiry, and by how long. */
export function AutoRenewalSwitch({ resourceId, periods, period, currency, set }: AutoRenewalSwitchProps) {
  const t = useTranslations("term.auto");
  const terms = useTranslations("order.term");
  const [state, submit, pending] = useActionState<State, FormData>(set, IDLE);
  const choices =
    periods === null || CHOICES.includes(periods) ? CHOICES : [...CHOICES, periods].toSorted((a, b) => a - b);
  const by = (count: number) => t("by", { term: terms(period.unit, { count: count * period.count }) });
  return (
    <form action={submit} aria-busy={pending} className="flex flex-col gap-3">
      {state.status === "saved" && (
        <Notice kind="done" live="status">
          {t("saved")}
        </Notice>
      )}
      <FormAnswer
        state={state}
        refused={t("refused")}
        invalid={t("refused")}
        wordsOf={(reason) => termOwnWords(reason, currency)}
      />
      <input type="hidden" name="resourceId" value={resourceId} />
      <div className="flex flex-wrap items-end gap-3">
        <div className="w-64">
          <Field id="auto-renewal" label={t("label")} required>
            {({ required: _, ...control }) => (
              <Select
                {...control}
                key={periods ?? "off"}
                name="periods"
                defaultValue={String(periods ?? "off")}
                options={[
                  { value: "off", label: t("off") },
                  ...choices.map((count) => ({ value: String(count), label: by(count) })),
                ]}
              />
            )}
          </Field>
        </div>
        <SubmitButton variant="secondary">{t("set")}</SubmitButton>
      </div>
      <p className="max-w-[60ch] text-sm text-ink-2">{t("how")}</p>
    </form>
  );
}
