"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { REASON_MAX } from "@/lib/domain/decision";
import type { Permission } from "@/lib/domain/delegation/authority";
import { FREEZE_AGREEMENT_VERSION } from "@/lib/domain/restriction/cause";
import { RETENTION_DAYS } from "@/lib/domain/restriction/freeze";
import { Checkbox } from "../ui/checkbox";
import { ConfirmConsequence } from "../ui/confirm-consequence";
import { Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { RadioCards } from "../ui/radio-cards";
import { useSelection } from "../ui/selection";
import { SelectionBar } from "../ui/selection-bar";
import { SubmitButton } from "../ui/submit-button";
import { Textarea } from "../ui/textarea";
import { type DelegationAction, DelegationDialog } from "./delegation-dialog";

type RecallActsProps = {
  readonly resellerId: string;
  /** What the reseller was granted. */
  readonly permissions: readonly Permission[];
  readonly recall: DelegationAction;
};

/** Recall for every customer of the reseller. */
export function RecallAll({ resellerId, permissions, count, recall }: RecallActsProps & { readonly count: number }) {
  const t = useTranslations("delegation.recall");
  const [done, setDone] = useState(false);
  return (
    <div className="flex flex-col gap-3">
      <div>
        <DelegationDialog
          trigger={t("openAll")}
          title={t("titleAll")}
          description={t("description")}
          action={recall}
          onDone={() => setDone(true)}
        >
          {() => (
            <RecallFields id="all" resellerId={resellerId} permissions={permissions} customerIds={null} count={count} />
          )}
        </DelegationDialog>
      </div>
      <div aria-live="polite">{done && <Notice kind="done">{t("done")}</Notice>}</div>
    </div>
  );
}

type ChosenProps = RecallActsProps & {
  /** Customers of this page, and whether anything is recalled for them. */
  readonly customers: readonly { readonly id: string; readonly isRecalled: boolean }[];
  readonly giveBack: DelegationAction;
};

/** Recall for the ticked customers, or give back what was recalled for them. */
export function RecallChosen({ resellerId, permissions, customers, recall, giveBack }: ChosenProps) {
  const t = useTranslations("delegation");
  const { ids, clear } = useSelection();
  const [done, setDone] = useState<"recall" | "giveBack" | null>(null);
  const chosen = customers.filter(({ id }) => ids.has(id));
  const recalled = chosen.filter(({ isRecalled }) => isRecalled).map(({ id }) => id);
  const finish = (what: "recall" | "giveBack") => {
    clear();
    setDone(what);
  };
  return (
    <>
      <div aria-live="polite">{done && <Notice kind="done">{t(`${done}.done`)}</Notice>}</div>
      <SelectionBar>
        <DelegationDialog
          trigger={t("recall.open")}
          triggerVariant="primary"
          title={t("recall.title", { count: chosen.length })}
          description={t("recall.description")}
          action={recall}
          onDone={() => finish("recall")}
        >
          {() => (
            <RecallFields
              id="chosen"
              resellerId={resellerId}
              permissions={permissions}
              customerIds={chosen.map(({ id }) => id)}
              count={chosen.length}
            />
          )}
        </DelegationDialog>
        {recalled.length > 0 && (
          <DelegationDialog
            trigger={t("giveBack.open")}
            title={t("giveBack.title", { count: recalled.length })}
            description={t("giveBack.description")}
            action={giveBack}
            onDone={() => finish("giveBack")}
          >
            {() => (
              <>
                <Named resellerId={resellerId} customerIds={recalled} />
                <Field id="give-back-reason" label={t("recall.reason")}>
                  {(control) => <Textarea {...control} name="reason" maxLength={REASON_MAX} rows={2} />}
                </Field>
                <div>
                  <SubmitButton>{t("giveBack.submit")}</SubmitButton>
                </div>
              </>
            )}
          </DelegationDialog>
        )}
      </SelectionBar>
    </>
  );
}

type NamedProps = { readonly resellerId: string; readonly customerIds: readonly string[] | null };

function Named({ resellerId, customerIds }: NamedProps) {
  return (
    <>
      <input type="hidden" name="resellerId" value={resellerId} />
      {(customerIds ?? []).map((id) => (
        <input key={id} type="hidden" name="customerIds[]" value={id} />
      ))}
    </>
  );
}

type RecallFieldsProps = NamedProps & {
  readonly id: string;
  readonly permissions: readonly Permission[];
  /** How many customers it is for. */
  readonly count: number;
};

function RecallFields({ id, resellerId, customerIds, permissions, count }: RecallFieldsProps) {
  const t = useTranslations("delegation");
  const [level, setLevel] = useState("");
  const together = [
    { value: "", label: t("recall.freezeNone") },
    { value: "account", label: t("recall.freezeAccount") },
    { value: "account-and-resources", label: t("recall.freezeResources") },
  ];
  return (
    <>
      <Named resellerId={resellerId} customerIds={customerIds} />
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 text-sm font-semibold">{t("recall.permissions")}</legend>
        {permissions.map((permission) => (
          <Checkbox
            key={permission}
            id={`${id}-${permission}`}
            name="permissions[]"
            value={permission}
            defaultChecked
            label={t(`permission.${permission}`)}
          />
        ))}
      </fieldset>
      <Field id={`${id}-reason`} label={t("recall.reason")} hint={t("recall.reasonHint")} required>
        {(control) => <Textarea {...control} name="reason" maxLength={REASON_MAX} rows={2} />}
      </Field>
      <RadioCards
        name="level"
        legend={t("recall.freeze")}
        defaultValue=""
        onValueChange={setLevel}
        options={together}
      />
      {level === "account-and-resources" && (
        <Checkbox
          id={`${id}-agreement`}
          name="agreementVersion"
          value={FREEZE_AGREEMENT_VERSION}
          required
          label={t("recall.agreement", { version: FREEZE_AGREEMENT_VERSION, days: RETENTION_DAYS })}
        />
      )}
      {level === "account-and-resources" && (
        <Checkbox id={`${id}-now`} name="now" label={t("recall.now")} hint={t("recall.nowHint")} />
      )}
      {level === "" ? (
        <div>
          <SubmitButton>{t("recall.submit")}</SubmitButton>
        </div>
      ) : (
        <ConfirmConsequence
          key={level}
          title={t("revoke.consequence")}
          consequences={[{ figure: String(count), label: t(`recall.freezes.${level}`, { count }) }]}
          acknowledgement={t("revoke.read")}
          confirmLabel={t("recall.submit")}
        />
      )}
    </>
  );
}
