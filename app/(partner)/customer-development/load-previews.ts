import { getTranslations } from "next-intl/server";
import type { PreviewedMail } from "@/components/development/mail-preview";
import type { AppLocale } from "@/lib/format/locale";
import { wordMail } from "@/lib/format/mail";
import en from "@/messages/en/mail.json";
import zh from "@/messages/zh-CN/mail.json";

type Previewed = { readonly partner: string; readonly endsAt: Date };

/** The invitation as it would leave now, in every language; where the link stands, it says so. */
export async function loadPreviews(previewed: Previewed): Promise<Readonly<Record<AppLocale, PreviewedMail>>> {
  return { en: await previewIn("en", previewed), "zh-CN": await previewIn("zh-CN", previewed) };
}

async function previewIn(language: AppLocale, { partner, endsAt }: Previewed): Promise<PreviewedMail> {
  const t = await getTranslations({ locale: language, namespace: "development.invite" });
  const facts = { partner, endsAt: endsAt.toISOString() };
  const secret = { link: t("previewLink") };
  const mail = { to: "", language, template: "customer-invitation", facts, secret } as const;
  const { subject, text } = wordMail(mail, { en, "zh-CN": zh });
  return { subject, paragraphs: text.trim().split("\n\n") };
}
