"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { QueryProvider } from "../ui/query-provider";
import type { NavItem } from "./nav";

const EVERY_MS = 4_000;

type Tell = (href: string, was: number, is: number) => void;
type CountPollerProps = { readonly watched: readonly NavItem[]; readonly tell: Tell };

/** Asks while the page is seen and the browser is connected. */
export function CountPoller({ watched, tell }: CountPollerProps) {
  return (
    <QueryProvider>
      {watched.map((item) => (
        <Polling key={item.href} item={item} tell={tell} />
      ))}
    </QueryProvider>
  );
}

function Polling({ item: { href, count = 0, live = "" }, tell }: { readonly item: NavItem; readonly tell: Tell }) {
  const { data, dataUpdatedAt } = useQuery({
    queryKey: ["nav-count", live],
    queryFn: ({ signal }) => askCount(live, signal),
    refetchInterval: EVERY_MS,
    retry: false,
  });
  // Told with the count of the frame it was asked under; every answer anew, for a frame may have been read since.
  useEffect(() => {
    if (data !== undefined && dataUpdatedAt > 0) tell(href, count, data);
  }, [href, count, data, dataUpdatedAt, tell]);
  return null;
}

async function askCount(address: string, signal: AbortSignal): Promise<number> {
  const response = await fetch(address, { signal });
  if (!response.ok) throw new Error(`a count was answered ${response.status}`);
  return ((await response.json()) as { readonly count: number }).count;
}
