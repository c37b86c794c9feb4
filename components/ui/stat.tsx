import type { ReactNode } from "react";
import { classNames } from "./class-names";

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
      <dd className="figures flex flex-wrap items-baseline gap-x-1.5 text-lg sm:text-xl">
        {value}
        {unit && <span className="text-sm text-ink-3">{unit}</span>}
      </dd>
      {note && <dd className="text-xs text-ink-3">{note}</dd>}
    </div>
  );
}

type StatRowProps = {
  /** Beside other things: two in a row, one under the other. */
  readonly paired?: boolean | undefined;
  readonly children: ReactNode;
};

export function StatRow({ paired = false, children }: StatRowProps) {
  return (
    <dl className={classNames("grid grid-cols-2 gap-x-4 gap-y-5", !paired && "sm:flex sm:flex-wrap sm:gap-x-8")}>
      {children}
    </dl>
  );
}
