import { getLocale, getTranslations } from "next-intl/server";
import { LOCALE_NAMES, LOCALES } from "@/lib/format/locale";
import { chooseLanguageAction } from "./actions";

export async function LanguageSwitch() {
  const [current, t] = [await getLocale(), await getTranslations("entry")];
  return (
    <form action={chooseLanguageAction} aria-label={t("language")} className="flex flex-wrap gap-x-4">
      {LOCALES.map((locale) => (
        <button
          key={locale}
          type="submit"
          name="locale"
          value={locale}
          lang={locale}
          aria-pressed={locale === current}
          className="min-h-8 text-sm text-ink-2 hover:text-ink hover:underline aria-pressed:font-semibold aria-pressed:text-ink pointer-coarse:min-h-11"
        >
          {LOCALE_NAMES[locale]}
        </button>
      ))}
    </form>
  );
}
