"use client";

import { PanelLeftClose, PanelLeftOpen } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AppLink } from "../ui/app-link";
import { classNames } from "../ui/class-names";
import { LogoMark, Wordmark } from "./logo";
import type { NavGroup } from "./nav";
import { NavList } from "./nav-list";
import { RAIL_COOKIE } from "./rail-cookie";

type SideRailProps = {
  readonly groups: readonly NavGroup[];
  readonly narrowAtFirst: boolean;
};

export function SideRail({ groups, narrowAtFirst }: SideRailProps) {
  const t = useTranslations("shell");
  const product = useTranslations("common")("product");
  const [narrow, setNarrow] = useState(narrowAtFirst);
  const toggle = () => {
    document.cookie = `${RAIL_COOKIE}=${narrow ? "wide" : "narrow"}; path=/; max-age=31536000; samesite=lax`;
    setNarrow(!narrow);
  };
  const Sign = narrow ? PanelLeftOpen : PanelLeftClose;
  return (
    <nav
      aria-label={t("navigation")}
      className={classNames(
        "sticky top-0 hidden h-dvh shrink-0 flex-col border-r border-line bg-rail md:flex",
        narrow ? "w-14" : "w-54",
      )}
    >
      <AppLink href="/" className={classNames("flex h-13 items-center", narrow ? "justify-center" : "px-4")}>
        {narrow ? (
          <>
            <LogoMark />
            <span className="sr-only">{product}</span>
          </>
        ) : (
          <Wordmark name={product} />
        )}
      </AppLink>
      <div className="min-h-0 flex-1 overflow-y-auto py-1.5">
        <NavList groups={groups} narrow={narrow} />
      </div>
      <button
        type="button"
        onClick={toggle}
        aria-expanded={!narrow}
        aria-label={narrow ? t("expand") : t("collapse")}
        className="flex h-10 items-center gap-2.5 border-t border-line px-4.25 text-ink-3 -outline-offset-2 hover:text-ink"
      >
        <Sign aria-hidden strokeWidth={1.6} className="size-4.5" />
      </button>
    </nav>
  );
}
