"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { VIEW_NAME_MAX } from "@/lib/domain/view/view";
import { viewReasonWords } from "@/lib/format/view-reason";
import { Checkbox } from "../ui/checkbox";
import { Field } from "../ui/field";
import { FormDialog } from "../ui/form-dialog";
import { Input } from "../ui/input";
import { SubmitButton } from "../ui/submit-button";
import type { ViewAction } from "./view-action";

type SaveViewProps = { readonly path: string; readonly query: string; readonly action: ViewAction };

/** Keeps the address as it stands under a name. */
export function SaveView({ path, query, action }: SaveViewProps) {
  const t = useTranslations("view");
  const [isSaved, setSaved] = useState(false);
  return (
    <>
      <FormDialog
        trigger={t("save.open")}
        triggerVariant="quiet"
        title={t("save.title")}
        description={t("save.description")}
        action={action}
        refused={t("save.refused")}
        invalid={t("invalid")}
        wordsOf={viewReasonWords}
        onDone={() => setSaved(true)}
      >
        {() => (
          <>
            <input type="hidden" name="path" value={path} />
            <input type="hidden" name="query" value={query} />
            <Field id="view-name" label={t("name")} hint={t("nameHint")} required>
              {(control) => <Input {...control} name="name" maxLength={VIEW_NAME_MAX} autoComplete="off" />}
            </Field>
            <Checkbox id="view-shared" name="shared" label={t("save.shared")} hint={t("save.sharedHint")} />
            <div>
              <SubmitButton>{t("save.submit")}</SubmitButton>
            </div>
          </>
        )}
      </FormDialog>
      <p role="status" className="text-sm text-accent">
        {isSaved && t("save.done")}
      </p>
    </>
  );
}
