"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useActionState, useState } from "react";
import type { BatchResult } from "@/lib/contracts/budget-batch";
import type { FieldErrors, FormState } from "@/lib/contracts/form-state";
import { BUDGET_TYPES, EXHAUSTION_ACTIONS } from "@/lib/domain/budget/budget";
import { Checkbox } from "../ui/checkbox";
import { CodeStep } from "../ui/code-step";
import { Dialog } from "../ui/dialog";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { keepInput } from "../ui/keep-input";
import { MoneyInput } from "../ui/money-input";
import { Notice } from "../ui/notice";
import { Select, type SelectOption } from "../ui/select";
import { useSelection } from "../ui/selection";
import { SubmitButton } from "../ui/submit-button";
import { BatchResults } from "./batch-results";

/** What the button that does it says, unlike the one that tries it. */
export const SAVE = { name: "mode", value: "save" };

export type BatchState = FormState<never, never, BatchResult>;
export type BatchAction = (previous: BatchState, form: FormData) => Promise<BatchState>;

type BudgetBatchProps = {
  /** The customers of this page, each with its budget's version. */
  readonly customers: readonly { readonly id: string; readonly name: string; readonly version: number }[];
  readonly currency: string;
  /** The tick that recalls what a row needs; null for whoever may not. */
  readonly recall: ReactNode;
  readonly action: BatchAction;
};

/** Set Budget for the ticked rows, in the selection bar: each field may stay as it is. */
export function BudgetBatch({ customers, currency, recall, action }: BudgetBatchProps) {
  const t = useTranslations("budget.batch");
  const { ids } = useSelection();
  const chosen = customers.filter(({ id }) => ids.has(id));
  return (
    <Dialog
      width="lg"
      trigger={t("open")}
      triggerVariant="primary"
      triggerSize="sm"
      title={t("title", { count: chosen.length })}
      description={t("description")}
    >
      <BatchForm
        selected={chosen.map(({ id, version }) => `${id}:${version}`)}
        fields={(errors) => <BatchFields currency={currency} errors={errors} />}
        currency={currency}
        recall={recall}
        action={action}
      />
    </Dialog>
  );
}

type BatchFormProps = Pick<BudgetBatchProps, "currency" | "recall" | "action"> & {
  /** Each as BatchSelection reads it. */
  readonly selected: readonly string[];
  /** What is set; drawn with what is wrong with it. */
  readonly fields: (errors: FieldErrors) => ReactNode;
};

/** Tries or sets the budgets of several customers, with a result for each. */
export function BatchForm({ selected, fields, currency, recall, action }: BatchFormProps) {
  const t = useTranslations("budget");
  const [state, submit, pending] = useActionState(action, { status: "idle" });
  const errors = state.status === "invalid" ? state.fieldErrors : {};
  const result = state.status === "saved" ? state.saved : undefined;
  return (
    <form action={submit} onReset={keepInput} aria-busy={pending} className="flex flex-col gap-5">
      {selected.map((value) => (
        <input key={value} type="hidden" name="selected[]" value={value} />
      ))}
      {fields(errors)}
      <Checkbox id="batch-confirmed" name="confirmed" label={t("batch.confirmed")} hint={t("batch.confirmedHint")} />
      {recall}
      {state.status === "invalid" && (
        <Notice kind="danger" live="alert">
          {t(selected.length === 0 ? "batch.nobody" : "form.invalid")}
        </Notice>
      )}
      <div className="flex flex-wrap gap-2">
        <SubmitButton name="mode" value="dry-run" variant="secondary">
          {t("batch.tryIt")}
        </SubmitButton>
        <SubmitButton {...SAVE}>{t("batch.submit", { count: selected.length })}</SubmitButton>
      </div>
      <CodeStep state={state} button={SAVE} />
      {result && <BatchResults result={result} currency={currency} />}
    </form>
  );
}

type BatchFieldsProps = {
  readonly currency: string;
  readonly errors: FieldErrors;
};

function BatchFields({ currency, errors }: BatchFieldsProps) {
  const t = useTranslations("budget");
  const [how, setHow] = useState("");
  const unchanged = { value: "", label: t("batch.unchanged") };
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field id="batch-type" label={t("form.type")}>
        {(control) => (
          <Select
            {...control}
            name="type"
            options={[unchanged, ...BUDGET_TYPES.map((value) => ({ value, label: t(`type.${value}`) }))]}
          />
        )}
      </Field>
      <Field id="batch-how" label={t("batch.how")}>
        {(control) => (
          <Select
            {...control}
            value={how}
            onChange={(event) => setHow(event.target.value)}
            options={[
              unchanged,
              { value: "amount", label: t("batch.absolute") },
              { value: "percent", label: t("batch.percent") },
            ]}
          />
        )}
      </Field>
      {how === "amount" && (
        <Field
          id="batch-amount"
          label={t("form.amount")}
          required
          error={errors["amount"] && t("invalid.amount-malformed")}
        >
          {(control) => <MoneyInput {...control} name="amount" currency={currency} />}
        </Field>
      )}
      {how === "percent" && (
        <Field
          id="batch-percent"
          label={t("batch.percentMore")}
          hint={t("batch.percentHint")}
          required
          error={errors["percentMore"] && t("invalid.percent-malformed")}
        >
          {(control) => <Input {...control} name="percentMore" inputMode="numeric" />}
        </Field>
      )}
      <Field id="batch-action" label={t("form.action")}>
        {(control) => (
          <Select
            {...control}
            name="action"
            options={[unchanged, ...EXHAUSTION_ACTIONS.map((value) => ({ value, label: t(`action.${value}`) }))]}
          />
        )}
      </Field>
      <LiftsField unchanged={unchanged} />
    </div>
  );
}

function LiftsField({ unchanged }: { readonly unchanged: SelectOption }) {
  const t = useTranslations("budget");
  return (
    <Field id="batch-lifts" label={t("form.liftWhenRestored")}>
      {(control) => (
        <Select
          {...control}
          name="liftWhenRestored"
          options={[unchanged, { value: "on", label: t("batch.yes") }, { value: "off", label: t("batch.no") }]}
        />
      )}
    </Field>
  );
}
