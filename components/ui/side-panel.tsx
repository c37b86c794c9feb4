"use client";

import { type DialogProps, FloatingRoot } from "./dialog";

export type SidePanelProps = Omit<DialogProps, "width">;

/** For details beside the work: from the right; from below on phones. */
export function SidePanel(props: SidePanelProps) {
  return (
    <FloatingRoot
      {...props}
      popupClass="fixed inset-x-0 bottom-0 z-50 flex max-h-[92dvh] flex-col rounded-t-lg bg-raised text-ink shadow-float transition-[translate,opacity] duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0 sm:inset-y-0 sm:right-0 sm:left-auto sm:max-h-none sm:w-[28rem] sm:rounded-none sm:data-ending-style:translate-x-4 sm:data-starting-style:translate-x-4"
    />
  );
}
