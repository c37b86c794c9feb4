import { useTranslations } from "next-intl";

const POINTS = ["contract", "price", "frozen", "running", "one"] as const;

/** What becoming a customer means, in plain words. */
export function JoinMeaning({ partner }: { readonly partner: string }) {
  const t = useTranslations("join.means");
  return (
    <section aria-labelledby="join-means">
      <h2 id="join-means" className="mb-1.5 text-base font-semibold">
        {t("title")}
      </h2>
      <ul className="flex list-disc flex-col gap-1 pl-5 text-ink-2">
        {POINTS.map((point) => (
          <li key={point}>{t(point, { partner })}</li>
        ))}
      </ul>
    </section>
  );
}
