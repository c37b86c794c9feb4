import { useTranslations } from "next-intl";
import type { BlockOrigin, FreezeOrigin } from "@/lib/domain/restriction/freeze";

export type OriginLabelProps = {
  readonly origin: FreezeOrigin | BlockOrigin;
  /** The cause no longer holds, yet the freeze stands until it is lifted. */
  readonly gone?: boolean | undefined;
};

export function OriginLabel({ origin, gone = false }: OriginLabelProps) {
  const t = useTranslations("sign.restriction");
  return (
    <span>
      <span className={gone ? "line-through decoration-ink-3" : undefined}>{t(`origin.${origin}`)}</span>
      {gone && <span className="ml-1.5 text-s75-ink">{t("causeGone")}</span>}
    </span>
  );
}
