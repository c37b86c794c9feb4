import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Holder } from "@/lib/domain/delegation/authority";
import { BILLING_ZONE, formatDate } from "@/lib/format/date";
import { classNames } from "../ui/class-names";

export type AuthorityChipProps = {
  readonly holder: Holder;
  readonly isYou: boolean;
  /** When the permission lapses, the last day shown being the one before; none when it does not. */
  readonly until?: Date | undefined;
  /** What is held, already worded: "Budget", "Freeze account". */
  readonly permission?: string | undefined;
  /** "Request …", in the place of the button one may not press. */
  readonly children?: ReactNode;
};

/** A key with its holder: filled when it is yours. */
export function AuthorityChip({ holder, isYou, until, permission, children }: AuthorityChipProps) {
  const t = useTranslations("sign.authority");
  const locale = useLocale();
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <span
        className={classNames(
          "inline-flex min-h-6 items-center overflow-hidden rounded-sm border text-xs",
          isYou ? "border-accent" : "border-line-strong",
        )}
      >
        <svg
          aria-hidden="true"
          viewBox="0 0 14 14"
          className={classNames("mx-1.5 size-3.5", isYou ? "text-accent" : "text-ink-3")}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.4"
        >
          <circle cx="4" cy="7" r="2.8" fill={isYou ? "currentColor" : "none"} />
          <path d="M6.8 7h6.5M10 7v3M12.6 7v2.2" />
        </svg>
        {permission && <span className="pr-1.5 text-ink-2">{permission}</span>}
        <span
          className={classNames(
            "self-stretch px-1.5 py-0.5 font-semibold",
            isYou ? "bg-accent text-on-accent" : "bg-rail text-ink",
          )}
        >
          <span className="sr-only">{t("heldBy")} </span>
          {isYou ? t("you") : t(holder)}
        </span>
        {until && (
          <span className="figures px-1.5 text-ink-2">
            {t("until", { date: formatDate(new Date(until.getTime() - 1), { zone: BILLING_ZONE, locale }) })}
          </span>
        )}
      </span>
      {children}
    </span>
  );
}
