/** The languages that the product speaks. */
export const LOCALES = ["en", "zh-CN"] as const;
export type AppLocale = (typeof LOCALES)[number];

/** Each language in its own words, so that whoever cannot read the other finds theirs. */
export const LOCALE_NAMES = { en: "English", "zh-CN": "简体中文" } as const satisfies Record<AppLocale, string>;

export function toAppLocale(text: string | undefined): AppLocale | null {
  return LOCALES.find((locale) => locale === text) ?? null;
}

/** The first language of an Accept-Language header that we speak, by its weight; English when none. */
export function acceptedLocale(header: string | null): AppLocale {
  const wanted = (header ?? "")
    .split(",")
    .map((part, index) => {
      const [tag = "", ...rest] = part.trim().toLowerCase().split(";");
      const weight = rest
        .find((item) => item.trim().startsWith("q="))
        ?.trim()
        .slice(2);
      return { tag, weight: weight === undefined ? 1 : Number(weight) || 0, index };
    })
    .filter(({ weight }) => weight > 0)
    .sort((left, right) => right.weight - left.weight || left.index - right.index);
  const spoken = wanted.find(({ tag }) => tag.startsWith("zh") || tag.startsWith("en"));
  return spoken?.tag.startsWith("zh") ? "zh-CN" : "en";
}
