"use client";

import { useTranslations } from "next-intl";
import type { ResourceLine } from "@/lib/contracts/resource-view";
import { NAME_MAX, type ResourceReason } from "@/lib/domain/resource/decide-resource";
import { resourceReasonWords } from "@/lib/format/resource-reason";
import { ConfirmConsequence } from "../ui/confirm-consequence";
import { Field } from "../ui/field";
import { type FormAction, FormDialog } from "../ui/form-dialog";
import { Input } from "../ui/input";
import { SubmitButton } from "../ui/submit-button";

type ActProps = {
  readonly resource: Pick<ResourceLine, "id" | "name">;
  readonly action: FormAction<ResourceReason>;
};

/** Gives it another name. */
export function RenameResource({ resource: { id, name }, action }: ActProps) {
  const t = useTranslations("resource.rename");
  return (
    <FormDialog
      trigger={t("open")}
      title={t("title", { name })}
      description={t("description")}
      action={action}
      // The page itself then shows the name.
      onDone={() => {}}
      refused={t("refused")}
      invalid={t("invalid")}
      wordsOf={resourceReasonWords}
    >
      {() => (
        <>
          <input type="hidden" name="resourceId" value={id} />
          <Field id="resource-name" label={t("name")} required>
            {(control) => <Input {...control} name="name" defaultValue={name} maxLength={NAME_MAX} />}
          </Field>
          <SubmitButton className="self-start">{t("submit")}</SubmitButton>
        </>
      )}
    </FormDialog>
  );
}

/** Ends it for good, at once. */
export function DeleteResource({ resource: { id, name }, action }: ActProps) {
  const t = useTranslations("resource.delete");
  return (
    <FormDialog
      trigger={t("open")}
      title={t("title", { name })}
      description={t("description")}
      action={action}
      // The page itself then says that it is deleted.
      onDone={() => {}}
      refused={t("refused")}
      invalid={t("invalid")}
      wordsOf={resourceReasonWords}
    >
      {() => (
        <>
          <input type="hidden" name="resourceId" value={id} />
          <ConfirmConsequence
            title={t("consequence")}
            consequences={[
              { figure: null, label: t("gone") },
              { figure: null, label: t("billed") },
            ]}
            acknowledgement={t("read")}
            confirmLabel={t("submit")}
          />
        </>
      )}
    </FormDialog>
  );
}
