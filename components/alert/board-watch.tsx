"use client";

import dynamic from "next/dynamic";

/** Asks what moved on the board, for the navigation and for the board itself. Its scripts come after all others. */
export const BoardWatch = dynamic(() => import("./board-watcher").then((module) => module.BoardWatcher), {
  ssr: false,
});
