"use client";

import { MoveHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { classNames } from "./class-names";

export type ScrollRegionProps = {
  /** Names the region for those who cannot see it. */
  readonly label: string;
  readonly children: ReactNode;
  /** Scrolls downwards too once taller than this, e.g. "32rem". */
  readonly maxHeight?: string | undefined;
};

/** Scrolls sideways, says so, and can be reached by keyboard. */
export function ScrollRegion({ label, children, maxHeight }: ScrollRegionProps) {
  const t = useTranslations("common");
  const region = useRef<HTMLElement>(null);
  const [overflows, setOverflows] = useState(false);
  useEffect(() => {
    const element = region.current;
    if (!element) return;
    const measure = () => setOverflows(element.scrollWidth > element.clientWidth + 1);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div className="relative min-w-0">
      <p
        className={classNames(
          "mb-1 hidden items-center gap-1.5 text-xs text-ink-3 max-md:flex",
          overflows ? "md:flex" : "max-md:invisible",
        )}
      >
        <MoveHorizontal aria-hidden className="size-3.5" />
        {t("scrollsSideways")}
      </p>
      <section
        ref={region}
        aria-label={label}
        tabIndex={0}
        style={maxHeight ? { maxHeight } : undefined}
        className={classNames(
          "relative overflow-x-auto overscroll-x-contain",
          maxHeight && "overflow-y-auto border-b border-line-strong",
        )}
      >
        {children}
      </section>
    </div>
  );
}
