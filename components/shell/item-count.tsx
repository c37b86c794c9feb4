"use client";

import { useTranslations } from "next-intl";
import { type News, useNews } from "../ui/news";
import type { NavItem } from "./nav";

/** Beyond it nobody reads a number. */
const SHOWN_MAX = 99;

/** A frame that was read after the last answer knows better. */
function heardCount({ count = 0, live, readAt }: NavItem, news: News | null): number {
  if (news === null || readAt === undefined || news.at <= readAt) return count;
  const heard = { alerts: news.board?.total, messages: news.unread };
  return (live && heard[live]) ?? count;
}

/** How much waits behind an entry, as last heard; nothing where nothing does. */
export function ItemCount({ item, className }: { readonly item: NavItem; readonly className: string }) {
  const t = useTranslations("shell");
  const count = heardCount(item, useNews());
  if (count === 0) return null;
  return <span className={className}>{count > SHOWN_MAX ? t("moreThan", { count: SHOWN_MAX }) : count}</span>;
}
