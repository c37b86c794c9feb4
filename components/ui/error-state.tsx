import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

export type ErrorStateProps = {
  /** What happened. */
  readonly title: ReactNode;
  /** What is safe. */
  readonly safe?: ReactNode;
  /** What to do. */
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** The error's digest, for whoever looks into the log. */
  readonly reference?: string | undefined;
  readonly level?: 1 | 2 | undefined;
};

export function ErrorState({ title, safe, children, actions, reference, level = 1 }: ErrorStateProps) {
  const Heading = level === 1 ? "h1" : "h2";
  return (
    <div role="alert" className="flex max-w-[64ch] flex-col items-start gap-3 py-10">
      <TriangleAlert aria-hidden className="size-6 text-s90-ink" />
      <Heading className="text-xl">{title}</Heading>
      {safe && <p className="text-ink">{safe}</p>}
      {children && <div className="text-ink-2">{children}</div>}
      {actions && <div className="flex flex-wrap gap-2 pt-1">{actions}</div>}
      {reference && <p className="font-mono text-xs text-ink-3">{reference}</p>}
    </div>
  );
}
