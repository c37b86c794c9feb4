"use client";

import { useTranslations } from "next-intl";

export type PreviewedMail = {
  readonly subject: string;
  readonly paragraphs: readonly string[];
};

type MailPreviewProps = { readonly mail: PreviewedMail; readonly to: readonly string[] };

const SHOWN = 3;

/** The very e-mail, but for the link that only its reader gets. */
export function MailPreview({ mail, to }: MailPreviewProps) {
  const t = useTranslations("development.invite");
  const more = to.length - SHOWN;
  return (
    <section aria-label={t("preview")} className="border border-line bg-paper text-sm">
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-0.5 border-b border-line px-4 py-2">
        <dt className="text-ink-3">{t("previewTo")}</dt>
        <dd className="truncate">
          {to.slice(0, SHOWN).join(", ")}
          {more > 0 && ` +${more}`}
        </dd>
        <dt className="text-ink-3">{t("previewSubject")}</dt>
        <dd className="font-semibold">{mail.subject}</dd>
      </dl>
      <div className="flex flex-col gap-3 px-4 py-3">
        {mail.paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
    </section>
  );
}
