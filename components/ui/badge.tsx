import type { ReactNode } from "react";
import { classNames } from "./class-names";

export const TONES = ["neutral", "accent", "warn", "danger", "frozen"] as const;
export type Tone = (typeof TONES)[number];

export type BadgeProps = {
  readonly tone?: Tone | undefined;
  /** A sign before the word; the word alone must be enough. */
  readonly icon?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string | undefined;
};

const STYLES: Record<Tone, string> = {
  neutral: "text-ink-2",
  accent: "text-accent",
  warn: "text-s75-ink",
  danger: "text-s100-ink",
  frozen: "text-frozen-ink",
};

export function Badge({ tone = "neutral", icon, children, className }: BadgeProps) {
  return (
    <span
      className={classNames(
        "inline-flex h-5 items-center gap-1 rounded-sm border border-current/35 px-1.5 text-xs font-semibold whitespace-nowrap [&_svg]:size-3.5 [&_svg]:shrink-0",
        STYLES[tone],
        className,
      )}
    >
      {icon}
      {children}
    </span>
  );
}
