import { getLocale, getTranslations } from "next-intl/server";
import { chooseLanguageAction } from "./actions";

const LANGUAGES = [
  { locale: "en", name: "English" },
  { locale: "zh-CN", name: "简体中文" },
] as const;

/** Each language in its own words, so that whoever cannot read the other finds theirs. */
export async function LanguageSwitch() {
  const [current, t] = [await getLocale(), await getTranslations("entry")];
  return (
    <form action={chooseLanguageAction} aria-label={t("language")} className="flex flex-wrap gap-x-4">
      {LANGUAGES.map(({ locale, name }) => (
        <button
          key={locale}
          type="submit"
          name="locale"
          value={locale}
          lang={locale}
          aria-pressed={locale === current}
          className="min-h-8 text-sm text-ink-2 hover:text-ink hover:underline aria-pressed:font-semibold aria-pressed:text-ink pointer-coarse:min-h-11"
        >
          {name}
        </button>
      ))}
    </form>
  );
}
