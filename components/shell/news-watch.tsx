"use client";

import dynamic from "next/dynamic";

/** Asks what waits for the person while the page is open. Its scripts come after all others. */
export const NewsWatch = dynamic(() => import("./news-watcher").then((module) => module.NewsWatcher), { ssr: false });
