"use client";

import dynamic from "next/dynamic";
import { createContext, type ReactNode, useCallback, useContext, useState } from "react";
import { UNREAD_SHOWN } from "@/lib/domain/notification/inbox";
import type { NavGroup, NavItem } from "./nav";

const CountPoller = dynamic(() => import("./count-poller").then((module) => module.CountPoller), { ssr: false });

/** By address of the entry; told since the frame was read. */
type Told = Readonly<Record<string, { readonly was: number; readonly is: number }>>;

const Counts = createContext<Told>({});

type NavCountsProps = { readonly groups: readonly NavGroup[]; readonly children: ReactNode };

/** Keeps the counts of the navigation at what the server says while the page is looked at. */
export function NavCounts({ groups, children }: NavCountsProps) {
  const [told, setTold] = useState<Told>({});
  const watched = groups.flatMap(({ items }) => items.filter(({ live }) => live !== undefined));
  const tell = useCallback((href: string, was: number, is: number) => {
    setTold((before) => ({ ...before, [href]: { was, is } }));
  }, []);
  return (
    <Counts value={told}>
      {children}
      {watched.length > 0 && <CountPoller watched={watched} tell={tell} />}
    </Counts>
  );
}

/** A frame that was read anew meanwhile knows more than the last answer. */
export function useNavCount({ href, count = 0 }: Pick<NavItem, "href" | "count">): number {
  const told = useContext(Counts)[href];
  return told && told.was === count ? told.is : count;
}

/** What was last answered while the page is open; undefined: nothing yet. */
export function useToldCount(href: string): number | undefined {
  return useContext(Counts)[href]?.is;
}

/** "99+" of more than are counted. */
export const countText = (count: number) => (count > UNREAD_SHOWN ? `${UNREAD_SHOWN}+` : String(count));
