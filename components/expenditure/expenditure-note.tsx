import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Notice } from "../ui/notice";

type ExpenditureNoteProps = {
  /** Whether the figures are the reader's own; else a partner reads its customers'. */
  readonly isOwn?: boolean;
  /** The reader's partner, where it has one. */
  readonly partner?: string | null | undefined;
  readonly children?: ReactNode;
};

/** What figures of expenditure are and are not. */
export function ExpenditureNote({ isOwn = false, partner, children }: ExpenditureNoteProps) {
  const t = useTranslations("expenditure.note");
  return (
    <Notice>
      {isOwn ? (partner ? t("own", { partner }) : t("alone")) : t("partner")}
      <p className="mt-1 text-sm text-ink-2">{t("late")}</p>
      {children}
    </Notice>
  );
}
