"use client";

import { type ReactNode, useEffect, useRef } from "react";

/** Where it would open out of sight, as below the list on a phone, the page moves to it and so does the focus. */
export function BringIntoView({ children }: { readonly children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Beside the list it scrolls by itself: each alert begins at its head.
    box.current?.parentElement?.scrollTo({ top: 0 });
    const top = box.current?.getBoundingClientRect().top ?? 0;
    if (top < window.innerHeight) return;
    box.current?.scrollIntoView({ block: "start" });
    box.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div ref={box} tabIndex={-1} className="scroll-mt-16 outline-none">
      {children}
    </div>
  );
}
