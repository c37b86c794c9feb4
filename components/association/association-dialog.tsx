"use client";

import { useTranslations } from "next-intl";
import type { AssociationReason } from "@/lib/contracts/association";
import { associationReasonWords } from "@/lib/format/association-reason";
import { type FormAction, FormDialog, type FormDialogProps } from "../ui/form-dialog";

export type AssociationAction = FormAction<AssociationReason>;

/** One act on an association, in a dialog. */
export function AssociationDialog(act: Omit<FormDialogProps<AssociationReason>, "refused" | "invalid" | "wordsOf">) {
  const t = useTranslations("association");
  return <FormDialog {...act} refused={t("refused")} invalid={t("invalid")} wordsOf={associationReasonWords} />;
}
