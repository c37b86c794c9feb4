"use client";

import { useTranslations } from "next-intl";
import { useBoardNews } from "../ui/board-news";
import type { NavItem } from "./nav";

/** Beyond it nobody reads a number. */
const SHOWN_MAX = 999;

type ItemCountProps = { readonly item: NavItem; readonly className: string };

/** How much waits behind an entry, as last heard; nothing where nothing does. */
export function ItemCount({ item, className }: ItemCountProps) {
  const t = useTranslations("shell");
  const news = useBoardNews();
  const count = (item.live ? news?.total : undefined) ?? item.count ?? 0;
  if (count === 0) return null;
  return <span className={className}>{count > SHOWN_MAX ? t("moreThan", { count: SHOWN_MAX }) : count}</span>;
}
