"use client";

import { useTranslations } from "next-intl";
import type { DelegationReason } from "@/lib/domain/delegation/decide-delegation";
import type { RestrictionReason } from "@/lib/domain/restriction/decide-restriction";
import { delegationReasonWords } from "@/lib/format/delegation-reason";
import { restrictionReasonWords } from "@/lib/format/restriction-reason";
import type { Wording } from "@/lib/format/wording";
import { type FormAction, FormDialog, type FormDialogProps } from "../ui/form-dialog";

/** A recall may bring a freeze along, so its refusals may be those of a restriction. */
type Reason = DelegationReason | RestrictionReason;
export type DelegationAction = FormAction<Reason>;

/** One act on a delegation, in a dialog. */
export function DelegationDialog(act: Omit<FormDialogProps<Reason>, "refused" | "invalid" | "wordsOf">) {
  const t = useTranslations("delegation");
  return <FormDialog {...act} refused={t("refused")} invalid={t("invalid")} wordsOf={reasonWords} />;
}

function reasonWords(reason: Reason): Wording {
  return isDelegationReason(reason) ? delegationReasonWords(reason) : restrictionReasonWords(reason);
}

function isDelegationReason(reason: Reason): reason is DelegationReason {
  return reason.code.startsWith("delegation.");
}
