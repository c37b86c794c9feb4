import type { ReactNode } from "react";
import { classNames } from "./class-names";

export type Definition = { readonly term: ReactNode; readonly value: ReactNode; readonly id?: string };

export type DefinitionListProps = {
  readonly items: readonly Definition[];
  readonly columns?: 1 | 2 | 3 | undefined;
};

// Every term column is as wide as its longest term.
const COLUMNS = {
  1: "",
  2: "sm:grid-cols-[repeat(2,fit-content(11rem)_minmax(0,1fr))]",
  3: "sm:grid-cols-[repeat(2,fit-content(11rem)_minmax(0,1fr))] lg:grid-cols-[repeat(3,fit-content(11rem)_minmax(0,1fr))]",
};

export function DefinitionList({ items, columns = 1 }: DefinitionListProps) {
  return (
    <dl className={classNames("grid grid-cols-[fit-content(11rem)_minmax(0,1fr)] gap-x-6", COLUMNS[columns])}>
      {items.map(({ term, value, id }, index) => (
        <div
          key={id ?? index}
          className="col-span-2 grid min-h-9 grid-cols-subgrid items-baseline border-b border-line py-1.5"
        >
          <dt className="text-sm text-ink-2">{term}</dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
