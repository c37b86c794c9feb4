import { useLocale, useTranslations } from "next-intl";
import { type AuditShown, auditChangesOf, auditFieldText, auditValueText } from "@/lib/format/audit";

export type AuditChangesProps = {
  readonly before: unknown;
  readonly after: unknown;
  /** The reader's, for the instants among the values. */
  readonly zone: string;
  readonly currency: string;
};

/** What an entry changed, field by field: before and after side by side, what stayed left out. */
export function AuditChanges({ before, after, zone, currency }: AuditChangesProps) {
  const t = useTranslations("audit");
  const say = useTranslations();
  const locale = useLocale();
  const shown: AuditShown = { zone, locale, currency, word: (key) => (say.has(key) ? say(key) : null) };
  const changes = auditChangesOf(before, after);
  if (changes.length === 0) return <p className="text-sm text-ink-2">{t("noValues")}</p>;
  return (
    <dl className="grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[minmax(8rem,14rem)_1fr]">
      {changes.map(({ path, before: old, after: now }) => {
        const field = path.at(-1) ?? "";
        // What was open beside it was only there; nothing came of it.
        const isOnlyBefore = field === "open" && now === null;
        return (
          <div key={path.join(".")} className="contents">
            <dt className="break-words text-ink-2">{auditFieldText(path, shown)}</dt>
            <dd className="min-w-0 break-words max-sm:mb-1.5">
              {old !== null && (
                <del className="text-ink-3 no-underline">
                  <span className="sr-only">{t("was")} </span>
                  {auditValueText(field, old, shown)}
                </del>
              )}
              {old !== null && !isOnlyBefore && <span aria-hidden> → </span>}
              {!isOnlyBefore && (
                <ins className="no-underline">
                  <span className="sr-only">{t("became")} </span>
                  {now === null ? t("nothing") : auditValueText(field, now, shown)}
                </ins>
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
