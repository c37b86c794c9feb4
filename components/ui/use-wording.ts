import { useLocale, useTranslations } from "next-intl";
import { sentenceOf, type Wording } from "@/lib/format/wording";

/** Says what lib/format has worded, in the reader's language. */
export function useWording(): (wording: Wording) => string {
  const say = useTranslations();
  const locale = useLocale();
  return (wording) => sentenceOf(wording, say, locale);
}
