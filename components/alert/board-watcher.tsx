"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { type BoardNews, tellNews } from "../ui/board-news";
import { QueryProvider } from "../ui/query-provider";

export type BoardWatcherProps = {
  /** How the board stood when the page was read. */
  readonly known: BoardNews;
};

const EVERY_MS = 3_000;

export function BoardWatcher(props: BoardWatcherProps) {
  return (
    <QueryProvider>
      <Watching {...props} />
    </QueryProvider>
  );
}

/** Asks while the page is seen and the browser is connected. */
function Watching({ known }: BoardWatcherProps) {
  const { data } = useQuery({
    queryKey: ["alerts"],
    queryFn: ({ signal, client, queryKey }) => askBoard(client.getQueryData<BoardNews>(queryKey) ?? known, signal),
    initialData: known,
    refetchInterval: EVERY_MS,
    retry: false,
  });
  useEffect(() => tellNews(data), [data]);
  return null;
}

type Answer = { readonly mark: string; readonly at: string; readonly total: number | null };

async function askBoard(known: BoardNews, signal: AbortSignal): Promise<BoardNews> {
  const response = await fetch(`/api/view/alerts?${new URLSearchParams({ mark: known.mark })}`, { signal });
  if (!response.ok) throw new Error(`the board was answered ${response.status}`);
  const { mark, at, total } = (await response.json()) as Answer;
  return { mark, at: new Date(at), total: total ?? known.total };
}
