import { useLocale, useTranslations } from "next-intl";
import { BILLING_ZONE, formatInstant } from "@/lib/format/date";
import { Notice } from "../ui/notice";

export type PartnerNote = {
  readonly id: string;
  readonly about: "freeze" | "pay-per-use-block";
  readonly text: string;
  readonly at: Date;
};

export type PartnerNotesProps = { readonly notes: readonly PartnerNote[] };

/** What was written to the customer about a restriction in force. */
export function PartnerNotes({ notes }: PartnerNotesProps) {
  const t = useTranslations("portal.note");
  const locale = useLocale();
  return notes.map(({ id, about, text, at }) => (
    <Notice key={id} kind="info" title={t("title")}>
      <blockquote className="max-w-[80ch] whitespace-pre-line">{text}</blockquote>
      <p className="mt-1 text-xs text-ink-2">{t(about, { at: formatInstant(at, { zone: BILLING_ZONE, locale }) })}</p>
    </Notice>
  ));
}
