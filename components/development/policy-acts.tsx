"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { StartingPolicyView } from "@/lib/contracts/development-view";
import type { FieldErrors } from "@/lib/contracts/form-state";
import { BUDGET_TYPES, EXHAUSTION_ACTIONS } from "@/lib/domain/budget/budget";
import type { PolicyReason } from "@/lib/domain/development/starting-policy";
import { policyReasonWords } from "@/lib/format/development-reason";
import { exactOf } from "@/lib/format/money";
import { Checkbox } from "../ui/checkbox";
import { Field } from "../ui/field";
import { type FormAction, FormDialog } from "../ui/form-dialog";
import { MoneyInput } from "../ui/money-input";
import { Notice } from "../ui/notice";
import { RadioCards } from "../ui/radio-cards";
import { Select } from "../ui/select";
import { SubmitButton } from "../ui/submit-button";

export type PolicyActions = {
  readonly set: FormAction<PolicyReason>;
  readonly remove: FormAction<PolicyReason>;
};

type PolicyActsProps = PolicyActions & {
  readonly policy: StartingPolicyView | null;
  /** Null: the distributor's own customers. */
  readonly resellerId: string | null;
  readonly currency: string;
};

export function PolicyActs({ policy, resellerId, currency, set, remove }: PolicyActsProps) {
  const t = useTranslations("development");
  const [done, setDone] = useState<"done" | "removed" | null>(null);
  const words = { refused: t("policy.refused"), invalid: t("invalid.form"), wordsOf: policyReasonWords };
  const subject = (
    <>
      <input type="hidden" name="resellerId" value={resellerId ?? ""} />
      <input type="hidden" name="version" value={policy?.version ?? 0} />
    </>
  );
  return (
    <>
      <div className="flex flex-wrap gap-2">
        <FormDialog
          {...words}
          trigger={t(policy ? "policy.change" : "policy.set")}
          title={t("policy.dialogTitle")}
          description={t("policy.description")}
          action={set}
          onDone={() => setDone("done")}
        >
          {(errors) => (
            <>
              {subject}
              <Fields policy={policy} currency={currency} errors={errors} />
            </>
          )}
        </FormDialog>
        {policy && (
          <FormDialog
            {...words}
            trigger={t("policy.remove")}
            triggerVariant="quiet"
            title={t("policy.removeTitle")}
            description={t("policy.removeDescription")}
            action={remove}
            onDone={() => setDone("removed")}
          >
            {() => (
              <>
                {subject}
                <input type="hidden" name="removal" value="yes" />
                <div>
                  <SubmitButton variant="danger">{t("policy.removeSubmit")}</SubmitButton>
                </div>
              </>
            )}
          </FormDialog>
        )}
      </div>
      <div aria-live="polite">{done && <Notice kind="done">{t(`policy.${done}`)}</Notice>}</div>
    </>
  );
}

type FieldsProps = Pick<PolicyActsProps, "policy" | "currency"> & { readonly errors: FieldErrors };

function Fields({ policy, currency, errors }: FieldsProps) {
  const t = useTranslations("development");
  const budget = useTranslations("budget.action");
  return (
    <>
      <RadioCards
        name="type"
        legend={t("policy.type")}
        columns={2}
        defaultValue={policy?.type ?? BUDGET_TYPES[0]}
        options={BUDGET_TYPES.map((value) => ({ value, label: t(`policy.${value}`) }))}
      />
      <Field id="policy-amount" label={t("policy.amount")} error={errors["amount"] && t("invalid.amount")} required>
        {(control) => (
          <MoneyInput
            {...control}
            name="amount"
            currency={currency}
            defaultValue={policy ? exactOf(policy.amount) : ""}
          />
        )}
      </Field>
      <Field id="policy-action" label={t("policy.action")} required>
        {(control) => (
          <Select
            {...control}
            name="action"
            defaultValue={policy?.action ?? EXHAUSTION_ACTIONS[0]}
            options={EXHAUSTION_ACTIONS.map((value) => ({ value, label: budget(value) }))}
          />
        )}
      </Field>
      <Checkbox
        id="policy-lift"
        name="startLifted"
        label={t("policy.lift")}
        hint={t("policy.liftHint")}
        defaultChecked={policy?.lift ?? true}
      />
      <div>
        <SubmitButton>{t("policy.submit")}</SubmitButton>
      </div>
    </>
  );
}
