"use client";

import { useTranslations } from "next-intl";
import type { DueGroup } from "@/lib/contracts/resource-view";
import { REASON_MAX } from "@/lib/domain/decision";
import type { RestrictionReason } from "@/lib/domain/restriction/decide-restriction";
import { restrictionReasonWords } from "@/lib/format/restriction-reason";
import { Checkbox } from "../ui/checkbox";
import { ConfirmConsequence } from "../ui/confirm-consequence";
import { Field } from "../ui/field";
import { type FormAction, FormDialog } from "../ui/form-dialog";
import { Textarea } from "../ui/textarea";

type ReleaseFormProps = {
  readonly customer: DueGroup["customer"];
  /** What is due of it now. */
  readonly resources: readonly { readonly id: string; readonly name: string }[];
  readonly action: FormAction<RestrictionReason>;
};

/** Orders the deletion of what stays ticked; a second person then confirms it. */
export function ReleaseForm({ customer, resources, action }: ReleaseFormProps) {
  const t = useTranslations("resource.release");
  return (
    <FormDialog
      trigger={t("open")}
      title={t("title", { name: customer.name })}
      description={t("description")}
      action={action}
      // The page itself then shows the order.
      onDone={() => {}}
      refused={t("refused")}
      invalid={t("invalid")}
      wordsOf={restrictionReasonWords}
    >
      {() => (
        <>
          <input type="hidden" name="customerId" value={customer.id} />
          <fieldset className="flex flex-col gap-2">
            <legend className="pb-1 text-sm font-semibold">{t("choose")}</legend>
            {resources.map(({ id, name }) => (
              <Checkbox key={id} id={`release-${id}`} name="resourceIds[]" value={id} defaultChecked label={name} />
            ))}
          </fieldset>
          <Field id={`release-reason-${customer.id}`} label={t("reason")} hint={t("reasonHint")} required>
            {(control) => <Textarea {...control} name="reason" maxLength={REASON_MAX} rows={2} />}
          </Field>
          <ConfirmConsequence
            title={t("consequence")}
            consequences={[
              { figure: null, label: t("gone") },
              { figure: null, label: t("afresh") },
            ]}
            acknowledgement={t("read")}
            confirmLabel={t("submit")}
          />
        </>
      )}
    </FormDialog>
  );
}
