import type { ReactNode } from "react";

export type StatProps = {
  readonly label: ReactNode;
  readonly value: ReactNode;
  readonly unit?: string | undefined;
  readonly note?: ReactNode;
};

/** A figure with its name; put several into a StatRow. */
export function Stat({ label, value, unit, note }: StatProps) {
  return (
    <div className="flex min-w-0 flex-col sm:min-w-32 gap-0.5 border-l border-line pl-4">
      <dt className="text-sm text-ink-2">{label}</dt>
      <dd className="figures flex flex-wrap items-baseline text-xl">
        {value}
        {unit && <span className="ml-1.5 text-sm text-ink-3">{unit}</span>}
      </dd>
      {note && <dd className="text-xs text-ink-3">{note}</dd>}
    </div>
  );
}

export function StatRow({ children }: { readonly children: ReactNode }) {
  return <dl className="grid grid-cols-2 gap-x-4 gap-y-5 sm:flex sm:flex-wrap sm:gap-x-8">{children}</dl>;
}
