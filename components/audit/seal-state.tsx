import { useLocale, useTranslations } from "next-intl";
import { formatInstant } from "@/lib/format/date";

type SealStateProps = {
  readonly seal: {
    /** Null: nothing is sealed yet. */
    readonly upTo: { readonly at: Date; readonly position: number } | null;
    readonly waiting: number;
  };
  readonly zone: string;
};

/** How far the log can no longer be changed unnoticed. */
export function SealState({ seal: { upTo, waiting }, zone }: SealStateProps) {
  const t = useTranslations("audit");
  const locale = useLocale();
  return (
    <p className="figures -mt-2 pb-4 text-xs text-ink-3">
      {upTo === null
        ? t("nothingSealed", { waiting })
        : t("sealedUpTo", { waiting, position: upTo.position, at: formatInstant(upTo.at, { zone, locale }) })}
    </p>
  );
}
