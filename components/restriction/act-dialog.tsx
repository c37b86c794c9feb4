"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { RestrictionReason } from "@/lib/domain/restriction/decide-restriction";
import { restrictionReasonWords } from "@/lib/format/restriction-reason";
import { type FormAction, FormDialog, type FormDialogProps } from "../ui/form-dialog";

export type Act = FormAction<RestrictionReason>;

type ActDialogProps = Omit<FormDialogProps<RestrictionReason>, "refused" | "invalid" | "wordsOf" | "children"> & {
  readonly children: ReactNode;
};

/** One restriction act, in a dialog. */
export function ActDialog({ children, ...act }: ActDialogProps) {
  const t = useTranslations("restriction");
  return (
    <FormDialog {...act} refused={t("refused")} invalid={t("invalid")} wordsOf={restrictionReasonWords}>
      {() => children}
    </FormDialog>
  );
}
