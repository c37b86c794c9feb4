"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ButtonStyle } from "../ui/button-style";
import { Dialog } from "../ui/dialog";
import { LinkButton } from "../ui/link-button";
import { AskForm, type AskFormProps } from "./ask-form";

export type RequestButtonProps = Omit<AskFormProps, "onAsked"> & {
  /** Whom it is about: the customer, or the reseller itself. */
  readonly name: string;
  /** The one that waits already; null: none. */
  readonly pendingId: string | null;
  readonly variant?: ButtonStyle["variant"];
};

/** "Request …" where the button would be that only the holder has; once asked, the way to what waits. */
export function RequestButton({ name, pendingId, variant = "secondary", ...form }: RequestButtonProps) {
  const t = useTranslations("request");
  const [open, setOpen] = useState(false);
  const { kind } = form.draft;
  if (pendingId !== null) {
    return (
      <LinkButton href={`/requests/${pendingId}`} size="sm" variant="quiet">
        {t("waits", { kind: t(`kind.${kind}`) })}
      </LinkButton>
    );
  }
  return (
    <Dialog
      width="md"
      open={open}
      onOpenChange={setOpen}
      trigger={t(`request.${kind}`)}
      triggerVariant={variant}
      triggerSize="sm"
      title={t("ask.title", { kind: t(`kind.${kind}`), name })}
      description={t(`explained.${kind}`)}
    >
      <AskForm {...form} onAsked={() => setOpen(false)} />
    </Dialog>
  );
}
