"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { FieldErrors, FormState } from "@/lib/contracts/form-state";
import { BUDGET_TYPES, type BudgetType, EXHAUSTION_ACTIONS, type ExhaustionAction } from "@/lib/domain/budget/budget";
import type { BudgetReason } from "@/lib/domain/budget/budget-reasons";
import type { BudgetConsequence } from "@/lib/domain/budget/decide-budget";
import { type Money, parseMoney } from "@/lib/domain/money/money";
import type { StoredFreezeOrigin } from "@/lib/domain/restriction/freeze";
import type { BudgetSuggestion } from "@/lib/domain/what-if/suggest-budget";
import { budgetReasonWords } from "@/lib/format/budget-reason";
import { exactOf } from "@/lib/format/money";
import { formatPercent } from "@/lib/format/percent";
import { Checkbox } from "../ui/checkbox";
import { CodeStep } from "../ui/code-step";
import { ConfirmConsequence } from "../ui/confirm-consequence";
import { Field } from "../ui/field";
import { FormAnswer } from "../ui/form-answer";
import { MoneyInput } from "../ui/money-input";
import { RadioCards } from "../ui/radio-cards";
import type { Way } from "../ui/reason-list";
import { SubmitButton } from "../ui/submit-button";
import { useFormAnswer } from "../ui/use-form-answer";
import { useBudgetConsequence } from "./budget-consequences";
import { LiftTicks } from "./lift-ticks";
import { SuggestedBudget } from "./suggested-budget";

export type BudgetFormState = FormState<BudgetReason, BudgetConsequence>;

export type BudgetFormProps = {
  readonly customerId: string;
  readonly currency: string;
  readonly budget: {
    readonly type: BudgetType;
    readonly amount: Money;
    readonly action: ExhaustionAction;
    readonly liftWhenRestored: boolean;
    readonly version: number;
  } | null;
  /** Used and reserved of the period the present type counts. */
  readonly used: Money;
  /** Open causes that setting a budget may end. */
  readonly liftable: readonly StoredFreezeOrigin[];
  /** The tick that recalls what the setting needs; null when there is nothing to recall. */
  readonly recall: ReactNode;
  readonly action: (previous: BudgetFormState, form: FormData) => Promise<BudgetFormState>;
  /** What the past suggests where there is no budget yet; null: there is one. */
  readonly suggestion: BudgetSuggestion | null;
  /** What may be asked for instead of what was refused. */
  readonly ways: Partial<Readonly<Record<BudgetReason["code"], Way>>>;
};

export function BudgetForm(props: BudgetFormProps) {
  const { customerId, currency, budget, liftable, recall, action } = props;
  const { answer, form } = useFormAnswer(action);
  return (
    <form {...form} className="flex max-w-2xl flex-col gap-5">
      <input type="hidden" name="customerId" value={customerId} />
      <input type="hidden" name="version" value={budget?.version ?? 0} />
      <BudgetFields {...props} errors={answer.status === "invalid" ? answer.fieldErrors : {}} />
      {liftable.length > 0 && <LiftTicks origins={liftable} />}
      {recall}
      <Outcome state={answer} currency={currency} isFirst={budget === null} ways={props.ways} />
      <CodeStep state={answer} />
    </form>
  );
}

const FIRST = { type: "monthly", amount: null, action: "alert-only", liftWhenRestored: false } as const;

type BudgetFieldsProps = Pick<BudgetFormProps, "currency" | "budget" | "used" | "suggestion"> & {
  readonly errors: FieldErrors;
};

function BudgetFields({ currency, budget, used, suggestion, errors }: BudgetFieldsProps) {
  const t = useTranslations("budget");
  const present = budget ?? FIRST;
  const [amount, setAmount] = useState(present.amount === null ? "" : exactOf(present.amount));
  const [lifts, setLifts] = useState(present.liftWhenRestored);
  const errorOf = (field: string) => errors[field]?.map((code) => wordOf(t, code)).join(" ");
  const typed = parseMoney(amount.trim());
  return (
    <>
      <RadioCards
        name="type"
        legend={t("form.type")}
        columns={2}
        defaultValue={present.type}
        error={errorOf("type")}
        options={BUDGET_TYPES.map((value) => ({ value, label: t(`type.${value}`), detail: t(`typeDetail.${value}`) }))}
      />
      <Field
        id="amount"
        label={t("form.amount")}
        required
        hint={typed && typed > 0n ? t("form.share", { percent: formatPercent(used, typed) }) : t("form.amountHint")}
        error={errorOf("amount")}
      >
        {(control) => (
          <MoneyInput
            {...control}
            name="amount"
            currency={currency}
            value={amount}
            onChange={(event) => setAmount(event.target.value)}
          />
        )}
      </Field>
      {suggestion && <SuggestedBudget suggestion={suggestion} onUse={(wanted) => setAmount(exactOf(wanted))} />}
      <RadioCards
        name="action"
        legend={t("form.action")}
        defaultValue={present.action}
        error={errorOf("action")}
        options={EXHAUSTION_ACTIONS.map((value) => ({
          value,
          label: t(`action.${value}`),
          detail: t(`actionDetail.${value}`),
        }))}
      />
      {/* An absent tick would leave the present setting as it is. */}
      <input type="hidden" name="liftWhenRestored" value={lifts ? "on" : "off"} />
      <Checkbox
        id="lift-when-restored"
        checked={lifts}
        onChange={(event) => setLifts(event.target.checked)}
        label={t("form.liftWhenRestored")}
        hint={t("form.liftWhenRestoredHint")}
      />
    </>
  );
}

type OutcomeProps = Pick<BudgetFormProps, "currency" | "ways"> & {
  readonly state: BudgetFormState;
  readonly isFirst: boolean;
};

function Outcome({ state, currency, isFirst, ways }: OutcomeProps) {
  const t = useTranslations("budget.form");
  const consequenceOf = useBudgetConsequence(currency);
  if (state.status === "confirm") {
    return (
      <ConfirmConsequence
        title={t("confirmTitle")}
        consequences={state.consequences.map(consequenceOf)}
        acknowledgement={t("confirmRead")}
        acknowledgementName="confirmed"
        confirmLabel={t("confirm")}
        danger={state.consequences.some(({ code }) => code === "budget.freezes-resources")}
      />
    );
  }
  return (
    <>
      <FormAnswer
        state={state}
        refused={t("refused")}
        invalid={t("invalid")}
        wordsOf={budgetReasonWords}
        ways={state.status === "refused" ? state.reasons.flatMap(({ code }) => ways[code] ?? []) : []}
      />
      <div className="flex flex-wrap items-center gap-4">
        <SubmitButton>{t(isFirst ? "submitFirst" : "submit")}</SubmitButton>
        <p role="status" className="text-accent">
          {state.status === "saved" && t("saved")}
        </p>
      </div>
    </>
  );
}

type Words = ReturnType<typeof useTranslations<"budget">>;

function wordOf(t: Words, code: string): string {
  const key = `invalid.${code.replace("budget.", "")}`;
  return t.has(key) ? t(key) : t("invalid.other");
}
