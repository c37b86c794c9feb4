"use client";

import dynamic from "next/dynamic";
import { Skeleton } from "../ui/skeleton";

/** The drawing library comes only when a chart is on the page; its place is kept. */
export const LazyTrendDrawing = dynamic(() => import("./trend-drawing").then((module) => module.TrendDrawing), {
  ssr: false,
  loading: () => <Skeleton className="h-full w-full opacity-40" />,
});
