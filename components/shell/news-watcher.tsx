"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { type News, tellNews } from "../ui/news";
import { QueryProvider } from "../ui/query-provider";

type NewsWatcherProps = {
  /** How it stood when the frame was read. */
  readonly known: News;
};

const EVERY_MS = 3_000;

export function NewsWatcher(props: NewsWatcherProps) {
  return (
    <QueryProvider>
      <Watching {...props} />
    </QueryProvider>
  );
}

/** Asks while the page is seen and the browser is connected. */
function Watching({ known }: NewsWatcherProps) {
  const { data } = useQuery({
    queryKey: ["news"],
    queryFn: ({ signal, client, queryKey }) => askNews(client.getQueryData<News>(queryKey) ?? known, signal),
    initialData: known,
    refetchInterval: EVERY_MS,
    retry: false,
  });
  useEffect(() => tellNews(data), [data]);
  return null;
}

type Answer = {
  readonly at: string;
  /** `total` is null while the mark is the one that is known. */
  readonly board: { readonly mark: string; readonly total: number | null } | null;
  readonly unread: number | null;
};

async function askNews({ board: known }: News, signal: AbortSignal): Promise<News> {
  const response = await fetch(`/api/view/news?${new URLSearchParams({ mark: known?.mark ?? "" })}`, { signal });
  if (!response.ok) throw new Error(`what waits was answered ${response.status}`);
  const { at, board, unread } = (await response.json()) as Answer;
  return { at: new Date(at), board: board && { mark: board.mark, total: board.total ?? known?.total ?? 0 }, unread };
}
