"use client";

import { Menu as MenuSign } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AppLink } from "../ui/app-link";
import { SidePanel } from "../ui/side-panel";
import { ItemCount } from "./item-count";
import { currentHref, type NavGroup, type NavItem } from "./nav";
import { NavIcon } from "./nav-icon";
import { NavList } from "./nav-list";

const SLOT =
  "flex min-w-0 flex-1 flex-col items-center justify-center gap-0.5 border-t-2 border-transparent px-0.5 text-xs text-ink-2 -outline-offset-2 aria-[current]:border-accent aria-[current]:font-semibold aria-[current]:text-ink";

/** On phones: the four main jobs, and a sheet for the rest. */
export function BottomBar({ groups }: { readonly groups: readonly NavGroup[] }) {
  const t = useTranslations("shell");
  const pathname = usePathname();
  const [open, setOpen] = useState(false);
  const all = groups.flatMap(({ items }) => items);
  const marked = all.filter(({ main }) => main);
  const shown = (marked.length > 0 ? marked : all).slice(0, 4);
  const current = currentHref(all, pathname);
  return (
    <>
      <nav
        aria-label={t("navigation")}
        className="fixed inset-x-0 bottom-0 z-30 flex h-14 border-t border-line bg-rail pb-[env(safe-area-inset-bottom)] md:hidden"
      >
        {shown.map((item) => (
          <BarLink key={item.href} item={item} current={item.href === current} />
        ))}
        <button type="button" className={SLOT} aria-haspopup="dialog" onClick={() => setOpen(true)}>
          <MenuSign aria-hidden strokeWidth={1.6} className="size-4.5" />
          {t("more")}
        </button>
      </nav>
      <SidePanel title={t("more")} open={open} onOpenChange={setOpen}>
        <nav aria-label={t("more")} className="-mx-5">
          <NavList groups={groups} onNavigate={() => setOpen(false)} />
        </nav>
      </SidePanel>
    </>
  );
}

function BarLink({ item, current }: { readonly item: NavItem; readonly current: boolean }) {
  const t = useTranslations("shell.nav");
  const name = t(item.labelKey);
  const short = t.has(`short.${item.labelKey}`) ? t(`short.${item.labelKey}`) : null;
  return (
    <AppLink
      href={item.href}
      prefetch={null}
      className={SLOT}
      aria-label={short === null ? undefined : name}
      aria-current={current ? "page" : undefined}
    >
      <span className="relative">
        <NavIcon name={item.icon} />
        <ItemCount
          item={item}
          className="figures absolute -top-1.5 left-3 rounded-sm bg-ink px-1 text-[0.625rem] leading-3.5 font-semibold text-paper"
        />
      </span>
      <span className="max-w-full truncate">{short ?? name}</span>
    </AppLink>
  );
}
