"use client";

import { useTranslations } from "next-intl";
import type { AccountManager } from "@/lib/contracts/assignment-view";
import { Dialog } from "../ui/dialog";
import { type AssignAction, AssignForm } from "./assign-form";

type AccountManagerLineProps = {
  readonly kind: "customer" | "reseller";
  readonly subject: { readonly id: string; readonly name: string };
  /** Null: nobody looks after it. */
  readonly manager: string | null;
  /** Said where it is another's to assign, or comes through the reseller; null: nothing to say. */
  readonly note: string | null;
  /** Null where the viewer assigns nobody here. */
  readonly assign: { readonly managers: readonly AccountManager[]; readonly action: AssignAction } | null;
};

/** Who looks after it, in the head of its page, and the act to change that. */
export function AccountManagerLine({ kind, subject, manager, note, assign }: AccountManagerLineProps) {
  const t = useTranslations("assignment");
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
      <span className="text-ink-3">{t("line.label")}</span>
      <span className={manager === null ? "text-ink-2" : "font-semibold"}>{manager ?? t("line.none")}</span>
      {note && <span className="text-ink-3">{note}</span>}
      {assign && (
        <Dialog
          width="lg"
          trigger={t(manager === null ? "line.assign" : "line.change")}
          triggerVariant="quiet"
          triggerSize="sm"
          title={t("line.title", { name: subject.name })}
          description={t("description")}
        >
          <AssignForm key={manager} kind={kind} subjects={[{ ...subject, manager }]} {...assign} />
        </Dialog>
      )}
    </span>
  );
}
