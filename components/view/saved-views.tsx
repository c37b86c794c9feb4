import { Users } from "lucide-react";
import { useTranslations } from "next-intl";
import type { SavedView } from "@/lib/contracts/saved-view";
import { AppLink } from "../ui/app-link";
import { classNames } from "../ui/class-names";
import { CHIP, CHIP_ON } from "../ui/filter-chip";
import { ManageViews } from "./manage-views";
import { SaveView } from "./save-view";
import type { ViewAction } from "./view-action";

export type SavedViewsProps = {
  readonly path: string;
  /** What stands in the address now, and the address that opens it. */
  readonly query: string;
  readonly currentHref: string;
  readonly views: readonly SavedView[];
  readonly isAdministrator: boolean;
  readonly actions: Readonly<Record<"save" | "rename" | "share" | "remove", ViewAction>>;
};

/** More of them are found where they are managed. */
const CHIPS_MAX = 8;

/** The views of a page as chips that open exactly what was seen, the one that is open marked. */
export function SavedViews({ path, query, currentHref, views, isAdministrator, actions }: SavedViewsProps) {
  const t = useTranslations("view");
  return (
    <section aria-label={t("label")} className="flex flex-wrap items-center gap-2">
      {views.length > 0 && <span className="px-1 text-sm text-ink-2">{t("lead")}</span>}
      {views.slice(0, CHIPS_MAX).map((view) => (
        <ViewChip key={view.id} view={view} isOpen={view.href === currentHref} />
      ))}
      <SaveView path={path} query={query} action={actions.save} />
      {views.length > 0 && (
        <ManageViews
          views={views}
          isAdministrator={isAdministrator}
          rename={actions.rename}
          share={actions.share}
          remove={actions.remove}
        />
      )}
    </section>
  );
}

function ViewChip({ view, isOpen }: { readonly view: SavedView; readonly isOpen: boolean }) {
  const t = useTranslations("view");
  return (
    <AppLink
      href={view.href}
      aria-current={isOpen ? "page" : undefined}
      className={classNames(CHIP, "gap-1.5 px-3 font-semibold", isOpen && CHIP_ON)}
    >
      <span className="truncate">{view.name}</span>
      {view.shared && (
        <>
          <Users aria-hidden className="size-3.5 shrink-0 text-ink-3" />
          <span className="sr-only">{t("sharedSign")}</span>
        </>
      )}
    </AppLink>
  );
}
