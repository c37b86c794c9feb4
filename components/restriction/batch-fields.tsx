import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { REASON_MAX } from "@/lib/domain/decision";
import { BATCH_ACTS, type BatchAct } from "@/lib/domain/restriction/batch";
import { MESSAGE_MAX } from "@/lib/domain/restriction/cause";
import { Checkbox } from "../ui/checkbox";
import { Field } from "../ui/field";
import { Select } from "../ui/select";
import { Textarea } from "../ui/textarea";
import { Agreement } from "./agreement";

type BatchFieldsProps = { readonly recall: ReactNode; readonly disabled: boolean };

/** One act and one reason for all that are selected. */
export function BatchFields({ recall, disabled }: BatchFieldsProps) {
  const t = useTranslations("restriction");
  const [act, setAct] = useState<BatchAct>("freeze-account");
  const ends = act === "lift" || act === "allow-pay-per-use";
  return (
    <fieldset disabled={disabled} className="flex flex-col gap-5">
      <legend className="sr-only">{t("batch.legend")}</legend>
      <Field id="batch-act" label={t("batch.act")} hint={t(`batch.actHint.${act}`)} required>
        {(control) => (
          <Select
            {...control}
            name="act"
            value={act}
            onChange={(event) => setAct(BATCH_ACTS.find((known) => known === event.target.value) ?? act)}
            options={BATCH_ACTS.map((value) => ({ value, label: t(`batch.acts.${value}`) }))}
          />
        )}
      </Field>
      <Field id="batch-reason" label={t("field.reason")} hint={t("field.reasonHint")} required>
        {(control) => <Textarea {...control} name="reason" maxLength={REASON_MAX} rows={2} />}
      </Field>
      <Field id="batch-message" label={t("field.message")} hint={t("field.messageHint")}>
        {(control) => <Textarea {...control} name="messageToCustomer" maxLength={MESSAGE_MAX} rows={2} />}
      </Field>
      {ends && <ManualTick />}
      {act === "freeze-account-and-resources" && (
        <>
          <NowTick />
          <Agreement />
        </>
      )}
      {recall}
    </fieldset>
  );
}

/** Resources wait a quarter of an hour, in which the order can be called off (G8). */
export function NowTick() {
  const t = useTranslations("restriction.batch");
  return <Checkbox id="batch-now" name="now" label={t("now")} hint={t("nowHint")} />;
}

/** A lift of many ends a person's freeze only where that is said (G3). */
export function ManualTick() {
  const t = useTranslations("restriction.batch");
  return <Checkbox id="batch-manual" name="alsoManual" label={t("alsoManual")} hint={t("alsoManualHint")} />;
}
