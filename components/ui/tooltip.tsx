"use client";

import { Tooltip as BaseTooltip } from "@base-ui/react/tooltip";
import type { ReactNode } from "react";
import { classNames } from "./class-names";

export type TooltipProps = {
  /** Never the only place of what it says. */
  readonly content: ReactNode;
  readonly children: ReactNode;
  readonly className?: string | undefined;
};

export function Tooltip({ content, children, className }: TooltipProps) {
  return (
    <BaseTooltip.Root>
      <BaseTooltip.Trigger className={classNames("cursor-help rounded-sm text-left", className)} closeOnClick={false}>
        {children}
      </BaseTooltip.Trigger>
      <BaseTooltip.Portal>
        <BaseTooltip.Positioner sideOffset={6} className="z-50">
          <BaseTooltip.Popup className="max-w-80 rounded-md bg-ink px-2.5 py-1.5 text-sm text-paper transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0">
            {content}
          </BaseTooltip.Popup>
        </BaseTooltip.Positioner>
      </BaseTooltip.Portal>
    </BaseTooltip.Root>
  );
}
