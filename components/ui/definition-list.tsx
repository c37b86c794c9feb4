import type { ReactNode } from "react";
import { classNames } from "./class-names";

export type Definition = { readonly term: ReactNode; readonly value: ReactNode; readonly id?: string };

export type DefinitionListProps = {
  readonly items: readonly Definition[];
  readonly columns?: 1 | 2 | 3 | undefined;
};

const COLUMNS = { 1: "", 2: "sm:grid-cols-2", 3: "sm:grid-cols-2 lg:grid-cols-3" };

export function DefinitionList({ items, columns = 1 }: DefinitionListProps) {
  return (
    <dl className={classNames("grid gap-x-10", COLUMNS[columns])}>
      {items.map(({ term, value, id }, index) => (
        <div
          key={id ?? index}
          className="grid min-h-9 grid-cols-[minmax(7rem,11rem)_1fr] items-baseline gap-4 border-b border-line py-1.5"
        >
          <dt className="text-sm text-ink-2">{term}</dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
