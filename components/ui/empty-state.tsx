import type { ReactNode } from "react";

export type EmptyStateProps = {
  readonly title: ReactNode;
  /** The next step, in a sentence. */
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
};

/** Teaches the next step; the empty meter above it is the house's blank page. */
export function EmptyState({ title, children, actions }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-start gap-3 border-y border-line py-10 md:py-14">
      <svg aria-hidden="true" width="120" height="12" className="text-line-strong">
        <rect x="0.5" y="3.5" width="100" height="6" fill="none" stroke="currentColor" />
        <path d="M75.5 0V12M90.5 0V12M100.5 0V12" stroke="currentColor" />
      </svg>
      <p className="text-lg font-semibold">{title}</p>
      {children && <div className="max-w-[60ch] text-ink-2">{children}</div>}
      {actions && <div className="flex flex-wrap gap-2 pt-1">{actions}</div>}
    </div>
  );
}
