"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { FieldErrors } from "@/lib/contracts/form-state";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Notice } from "../ui/notice";
import { SubmitButton } from "../ui/submit-button";
import { Textarea } from "../ui/textarea";
import { type DevelopmentAction, DevelopmentDialog } from "./development-dialog";

const FIELDS = [
  { name: "name", type: "text", required: true },
  { name: "email", type: "email", required: true },
  { name: "contact", type: "text", required: false },
  { name: "externalId", type: "text", required: false },
] as const;

export function PreregisterDialog({ action }: { readonly action: DevelopmentAction }) {
  const t = useTranslations("development.preregister");
  const [done, setDone] = useState(0);
  return (
    <>
      <DevelopmentDialog
        // A new one after each, so that the last customer's fields are gone.
        key={done}
        trigger={t("open")}
        triggerVariant="primary"
        title={t("title")}
        description={t("description")}
        action={action}
        onDone={() => setDone(done + 1)}
      >
        {(errors) => <Fields errors={errors} />}
      </DevelopmentDialog>
      <div aria-live="polite" className="empty:-ml-2">
        {done > 0 && <Notice kind="done">{t("done")}</Notice>}
      </div>
    </>
  );
}

function Fields({ errors }: { readonly errors: FieldErrors }) {
  const t = useTranslations("development");
  const errorOf = (name: string) => errors[name] && t(`invalid.${name}`);
  return (
    <>
      {FIELDS.map(({ name, type, required }) => (
        <Field
          key={name}
          id={`preregister-${name}`}
          label={t(`preregister.${name}`)}
          hint={name === "externalId" && t("preregister.externalIdHint")}
          error={errorOf(name)}
          required={required}
        >
          {(control) => <Input {...control} name={name} type={type} autoComplete="off" />}
        </Field>
      ))}
      <Field id="preregister-note" label={t("preregister.note")} error={errorOf("note")}>
        {(control) => <Textarea {...control} name="note" rows={2} maxLength={1000} />}
      </Field>
      <div>
        <SubmitButton>{t("preregister.submit")}</SubmitButton>
      </div>
    </>
  );
}
