import { type ReactNode, useId } from "react";

export type SectionProps = {
  readonly title: ReactNode;
  readonly stamp?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
};

/** A group of a page: a ruled head and air, no box. */
export function Section({ title, stamp, actions, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col gap-3">
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-b border-ink pb-1.5">
        <h2 id={id} className="text-base">
          {title}
        </h2>
        {stamp}
        {actions && <div className="-my-1 ml-auto flex gap-2">{actions}</div>}
      </div>
      {children}
    </section>
  );
}
