"use client";

import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { AppLink } from "../ui/app-link";
import { classNames } from "../ui/class-names";
import { currentHref, type NavGroup, type NavItem } from "./nav";
import { countText, useNavCount } from "./nav-counts";
import { NavIcon } from "./nav-icon";

type NavListProps = {
  readonly groups: readonly NavGroup[];
  readonly narrow?: boolean | undefined;
  readonly onNavigate?: (() => void) | undefined;
};

export function NavList({ groups, narrow = false, onNavigate }: NavListProps) {
  const t = useTranslations("shell");
  const current = currentHref(
    groups.flatMap(({ items }) => items),
    usePathname(),
  );
  return groups.map(({ labelKey, items }) => (
    <div key={labelKey ?? "first"} className="flex flex-col">
      {labelKey &&
        (narrow ? (
          <span className="mx-3 my-2 h-px bg-line" />
        ) : (
          <p className="px-4 pt-4 pb-1 text-xs text-ink-3">{t(`group.${labelKey}`)}</p>
        ))}
      <ul>
        {items.map(({ href, labelKey: key, icon, count: counted }) => (
          <li key={href}>
            <AppLink
              href={href}
              prefetch={null}
              title={narrow ? t(`nav.${key}`) : undefined}
              aria-current={href === current ? "page" : undefined}
              onClick={() => onNavigate?.()}
              className={classNames(
                "relative flex h-8 items-center gap-2.5 border-l-3 border-transparent pr-3 pl-3.25 text-ink-2 hover:bg-hover hover:text-ink aria-[current]:border-accent aria-[current]:bg-selected aria-[current]:font-semibold aria-[current]:text-ink -outline-offset-2 pointer-coarse:h-11",
                narrow && "h-9",
              )}
            >
              <NavIcon name={icon} />
              <span className={classNames("min-w-0 flex-1 truncate", narrow && "sr-only")}>{t(`nav.${key}`)}</span>
              <NavCount href={href} count={counted} narrow={narrow} />
            </AppLink>
          </li>
        ))}
      </ul>
    </div>
  ));
}

type NavCountProps = Pick<NavItem, "href" | "count"> & { readonly narrow: boolean };

function NavCount({ href, count: counted, narrow }: NavCountProps) {
  const count = useNavCount({ href, count: counted });
  if (count === 0) return null;
  return (
    <span
      className={classNames(
        "figures text-xs font-semibold text-ink-2",
        narrow && "absolute top-0 right-1 rounded-sm bg-ink px-1 text-paper",
      )}
    >
      {countText(count)}
    </span>
  );
}
