import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AppLink } from "../ui/app-link";
import { BillingClock } from "./billing-clock";
import { BottomBar } from "./bottom-bar";
import { CommandPalette, type PaletteSection } from "./command-palette";
import { KeepSubmitted } from "./keep-submitted";
import { LogoMark } from "./logo";
import type { NavGroup } from "./nav";
import { NavCounts } from "./nav-counts";
import { PersonMenu, type PersonMenuProps } from "./person-menu";
import { SideRail } from "./side-rail";

export type AppShellProps = PersonMenuProps & {
  readonly groups: readonly NavGroup[];
  /** Found by the palette beside the pages. */
  readonly sections?: readonly PaletteSection[] | undefined;
  /** The server's clock. */
  readonly now: Date;
  /** From the cookie RAIL_COOKIE. */
  readonly narrowRail?: boolean | undefined;
  /** Stands at the left of the top bar, e.g. breadcrumbs or the company in use. */
  readonly topBar?: ReactNode;
  readonly children: ReactNode;
};

export function AppShell(props: AppShellProps) {
  const { groups, sections = [], now, narrowRail = false, topBar, children, ...person } = props;
  const t = useTranslations("shell");
  const product = useTranslations("common")("product");
  return (
    <NavCounts groups={groups}>
      <div className="flex min-h-dvh">
        <a
          href="#content"
          className="sr-only z-50 rounded-md bg-ink px-3 py-2 text-paper focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
        >
          {t("skip")}
        </a>
        <SideRail groups={groups} narrowAtFirst={narrowRail} />
        <div className="flex min-w-0 flex-1 flex-col">
          <header
            className="sticky top-0 z-20 flex h-13 items-center gap-3 border-b border-line bg-paper px-4 md:px-8"
            data-no-print
          >
            <AppLink href="/" className="md:hidden" aria-label={product}>
              <LogoMark />
            </AppLink>
            <div className="min-w-0 flex-1 truncate text-sm text-ink-2">{topBar}</div>
            <BillingClock now={now} />
            <CommandPalette groups={groups} sections={sections} />
            <PersonMenu {...person} />
          </header>
          <main
            id="content"
            tabIndex={-1}
            className="w-full max-w-[100rem] flex-1 px-4 pt-6 pb-24 outline-none md:px-8 md:pb-20"
          >
            {children}
          </main>
        </div>
        <BottomBar groups={groups} />
        <KeepSubmitted />
      </div>
    </NavCounts>
  );
}
