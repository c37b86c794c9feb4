import { useSyncExternalStore } from "react";

/** What was last heard of what waits for the person. */
export type News = {
  readonly at: Date;
  /** Null: the person reads no board. */
  readonly board: { readonly mark: string; readonly total: number } | null;
  /** Messages not read, counted up to one more than is shown; null: the person reads none. */
  readonly unread: number | null;
};

let news: News | null = null;
const listeners = new Set<() => void>();

/** Told by whoever asks the server; the navigation, the open board and the inbox listen. */
export function tellNews(next: News): void {
  news = next;
  for (const listen of listeners) listen();
}

function subscribe(listen: () => void): () => void {
  listeners.add(listen);
  return () => listeners.delete(listen);
}

/** Null until the first answer. */
export function useNews(): News | null {
  return useSyncExternalStore(
    subscribe,
    () => news,
    () => null,
  );
}
