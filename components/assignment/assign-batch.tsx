"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "../ui/dialog";
import { useSelection } from "../ui/selection";
import { AssignForm, type AssignFormProps } from "./assign-form";

/** The act of a selection bar: the ticked rows get, change or lose their account manager. */
export function AssignBatch({ subjects, ...form }: AssignFormProps) {
  const t = useTranslations("assignment");
  const { ids } = useSelection();
  const chosen = subjects.filter(({ id }) => ids.has(id));
  return (
    <Dialog
      width="lg"
      trigger={t("act")}
      triggerVariant="secondary"
      triggerSize="sm"
      title={t(`title.${form.kind}`, { count: chosen.length })}
      description={t("description")}
    >
      <AssignForm key={chosen.map(({ id }) => id).join()} subjects={chosen} {...form} />
    </Dialog>
  );
}
