import { ArrowLeft, ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { AppLink } from "./app-link";
import { buttonStyle } from "./button-style";
import { classNames } from "./class-names";

export type PagerProps = {
  /** Null when there is no such page. */
  readonly previousHref: string | null;
  readonly nextHref: string | null;
  /** E.g. "51 to 100 of 812", already worded. */
  readonly summary?: string | undefined;
};

export function Pager({ previousHref, nextHref, summary }: PagerProps) {
  const t = useTranslations("common");
  if (!previousHref && !nextHref && !summary) return null;
  return (
    <nav aria-label={t("pages")} className="flex items-center gap-2 pt-3 text-sm text-ink-2">
      <span className="figures mr-auto">{summary}</span>
      <PagerLink href={previousHref} rel="prev">
        <ArrowLeft aria-hidden />
        {t("previous")}
      </PagerLink>
      <PagerLink href={nextHref} rel="next">
        {t("next")}
        <ArrowRight aria-hidden />
      </PagerLink>
    </nav>
  );
}

type PagerLinkProps = {
  readonly href: string | null;
  readonly rel: "prev" | "next";
  readonly children: React.ReactNode;
};

function PagerLink({ href, rel, children }: PagerLinkProps) {
  const style = buttonStyle({ variant: "quiet", size: "sm" });
  if (href) {
    return (
      <AppLink href={href} rel={rel} className={style}>
        {children}
      </AppLink>
    );
  }
  return (
    <span aria-hidden className={classNames(style, "invisible")}>
      {children}
    </span>
  );
}
