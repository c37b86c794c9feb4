"use client";

import { createContext, type ReactNode, useContext, useMemo, useState } from "react";

type Selection = {
  readonly ids: ReadonlySet<string>;
  readonly select: (ids: readonly string[], selected: boolean) => void;
  readonly clear: () => void;
};

const SelectionContext = createContext<Selection | null>(null);

export type SelectionProviderProps = { readonly children: ReactNode };

/** Holds which rows are ticked; wrap the table and the bar in it. */
export function SelectionProvider({ children }: SelectionProviderProps) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const selection = useMemo(
    () => ({
      ids,
      select: (changed: readonly string[], selected: boolean) =>
        setIds((before) => {
          const after = new Set(before);
          for (const id of changed) selected ? after.add(id) : after.delete(id);
          return after;
        }),
      clear: () => setIds(new Set()),
    }),
    [ids],
  );
  return <SelectionContext value={selection}>{children}</SelectionContext>;
}

export function useSelection(): Selection {
  const selection = useContext(SelectionContext);
  if (!selection) throw new Error("useSelection needs a SelectionProvider above it");
  return selection;
}
