import { useSyncExternalStore } from "react";

/** What was last heard of the board. */
export type BoardNews = { readonly mark: string; readonly at: Date; readonly total: number };

let news: BoardNews | null = null;
const listeners = new Set<() => void>();

/** Told by whoever asks the server; the navigation and the open board listen. */
export function tellNews(next: BoardNews): void {
  news = next;
  for (const listen of listeners) listen();
}

function subscribe(listen: () => void): () => void {
  listeners.add(listen);
  return () => listeners.delete(listen);
}

/** Null until the first answer. */
export function useBoardNews(): BoardNews | null {
  return useSyncExternalStore(
    subscribe,
    () => news,
    () => null,
  );
}
