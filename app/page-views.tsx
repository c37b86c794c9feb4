import { SavedViews } from "@/components/view/saved-views";
import { requirePermit } from "@/lib/auth/session";
import { listViews } from "@/lib/data/view/list-views";
import { canonicalQuery, type ViewPath, type ViewQuery, viewHref } from "@/lib/domain/view/view";
import { deleteViewAction, renameViewAction, saveViewAction, shareViewAction } from "./view-actions";

type PageViewsProps = {
  readonly path: ViewPath;
  /** What stands in the address. */
  readonly query: ViewQuery;
};

/** The kept views of a page, and the address it has now to be kept. */
export async function PageViews({ path, query }: PageViewsProps) {
  const permit = await requirePermit("view.save");
  const { via } = permit.actor;
  return (
    <SavedViews
      path={path}
      query={new URLSearchParams(canonicalQuery(query)).toString()}
      currentHref={viewHref(path, query)}
      views={await listViews(permit, path)}
      isAdministrator={via.kind === "person" && via.roles.includes("administrator")}
      actions={{ save: saveViewAction, rename: renameViewAction, share: shareViewAction, remove: deleteViewAction }}
    />
  );
}
