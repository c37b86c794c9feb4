import { getTranslations } from "next-intl/server";
import type { PreviewedMail } from "@/components/development/mail-preview";
import { BILLING_ZONE, formatInstant } from "@/lib/format/date";
import type { AppLocale } from "@/lib/format/locale";

type Previewed = { readonly partner: string; readonly endsAt: Date };

/** The invitation as it would leave now, in every language. */
export async function loadPreviews(previewed: Previewed): Promise<Readonly<Record<AppLocale, PreviewedMail>>> {
  return { en: await previewIn("en", previewed), "zh-CN": await previewIn("zh-CN", previewed) };
}

async function previewIn(locale: AppLocale, { partner, endsAt }: Previewed): Promise<PreviewedMail> {
  const [t, mail] = [
    await getTranslations({ locale, namespace: "mail.customer-invitation" }),
    await getTranslations({ locale, namespace: "mail" }),
  ];
  const words = { partner, endsAt: formatInstant(endsAt, { zone: BILLING_ZONE, locale }) };
  return {
    subject: t("subject", words),
    before: t("before", words).split("\n\n"),
    after: [...t("after", words).split("\n\n"), mail("foot")],
  };
}
