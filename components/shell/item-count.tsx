"use client";

import { useTranslations } from "next-intl";
import { useNews } from "../ui/news";
import type { NavItem } from "./nav";

/** Beyond it nobody reads a number. */
const SHOWN_MAX = 99;

/** How much waits behind an entry, as last heard; null: nothing. A frame read since then knows better. */
export function useItemCount({ count = 0, live, readAt }: NavItem): string | null {
  const t = useTranslations("shell");
  const news = useNews();
  const isNewer = news !== null && readAt !== undefined && news.at > readAt;
  const heard = live === "alerts" ? news?.board?.total : news?.unread;
  const shown = (isNewer && live !== undefined ? heard : null) ?? count;
  if (shown === 0) return null;
  return shown > SHOWN_MAX ? t("moreThan", { count: SHOWN_MAX }) : String(shown);
}

export function ItemCount({ item, className }: { readonly item: NavItem; readonly className: string }) {
  const count = useItemCount(item);
  return count === null ? null : <span className={className}>{count}</span>;
}
