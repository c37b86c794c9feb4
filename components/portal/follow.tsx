"use client";

import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import type { FollowerProps } from "./follower";

const Follower = dynamic(() => import("./follower").then((module) => module.Follower), { ssr: false });

type FollowProps = FollowerProps & {
  /** As-of stamp of the page. */
  readonly children?: ReactNode;
};

/** Brings the page to where the customer stands, by itself. Its scripts come after all others; its line is kept free. */
export function Follow({ children, ...followed }: FollowProps) {
  return (
    <div className="flex flex-col sm:ml-auto sm:items-end">
      {children}
      <div className="min-h-4 text-xs text-ink-3">
        <Follower {...followed} />
      </div>
    </div>
  );
}
