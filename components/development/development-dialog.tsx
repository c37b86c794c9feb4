"use client";

import { useTranslations } from "next-intl";
import type { DevelopmentReason } from "@/lib/domain/development/decide-development";
import { developmentReasonWords } from "@/lib/format/development-reason";
import { type FormAction, FormDialog, type FormDialogProps } from "../ui/form-dialog";

export type DevelopmentAction = FormAction<DevelopmentReason>;

/** One act to win customers, in a dialog. */
export function DevelopmentDialog(act: Omit<FormDialogProps<DevelopmentReason>, "refused" | "invalid" | "wordsOf">) {
  const t = useTranslations("development");
  return <FormDialog {...act} refused={t("refused")} invalid={t("invalid.form")} wordsOf={developmentReasonWords} />;
}
