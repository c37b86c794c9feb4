import { useLocale, useTranslations } from "next-intl";
import type { RestrictionActView } from "@/lib/contracts/restriction-act";
import { resourceReasonWords } from "@/lib/format/resource-reason";
import { sentenceOf } from "@/lib/format/wording";
import { AppLink } from "../ui/app-link";

/** What a release names, and once it was confirmed what became of each. */
export function NamedResources({ resources }: Pick<RestrictionActView, "resources">) {
  const t = useTranslations("restriction.act.named");
  const say = useTranslations();
  const locale = useLocale();
  if (resources.length === 0) return null;
  return (
    <ul className="flex flex-col text-sm">
      {resources.map(({ id, name, specification, outcome, reasons }) => (
        <li key={id} className="flex flex-wrap justify-between gap-x-4 border-b border-line py-1 last:border-b-0">
          <AppLink href={`/resources/${id}`} className="min-w-0 truncate hover:underline">
            {name} <span className="text-ink-3">{specification}</span>
          </AppLink>
          {outcome && (
            <span className="text-ink-2">
              {t(outcome)} {reasons.map((reason) => sentenceOf(resourceReasonWords(reason), say, locale)).join(" ")}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
