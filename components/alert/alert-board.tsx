"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { SelectionProvider, useSelection } from "../ui/selection";
import { SelectionBar } from "../ui/selection-bar";
import { HandleButtons } from "./handle-buttons";
import type { HandleButtonsProps } from "./handle-fields";
import { type Told, ToldLine } from "./told-line";
import { KEYS, useBoardKeys } from "./use-board-keys";

type AlertBoardProps = Pick<HandleButtonsProps, "ids" | "handlers" | "action"> & {
  /** The address of the list: another one is another selection. */
  readonly place: string;
  readonly mayHandle: boolean;
  readonly children: ReactNode;
};

/** The list with its keys, and what can be done to the alerts ticked. */
export function AlertBoard({ place, ...props }: AlertBoardProps) {
  return (
    <SelectionProvider key={place}>
      <Board {...props} />
    </SelectionProvider>
  );
}

const KINDS = ["acknowledge", "own", "hand-over", "snooze", "resolve"] as const;

function Board({ ids, handlers, action, mayHandle, children }: Omit<AlertBoardProps, "place">) {
  const t = useTranslations("alert.keys");
  const { ids: ticked, clear } = useSelection();
  const [told, setTold] = useState<Told | null>(null);
  const [helping, setHelping] = useState(false);
  const list = useBoardKeys({ ids, mayHandle, onHelp: () => setHelping(true) });
  const chosen = ids.filter((id) => ticked.has(id));
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <div className="flex items-end justify-between gap-4">
        <ToldLine told={told} />
        <Button size="sm" variant="quiet" className="max-sm:hidden" onClick={() => setHelping(true)}>
          {t("open")}
        </Button>
      </div>
      <div ref={list} tabIndex={-1} className="outline-none">
        {children}
      </div>
      {mayHandle && (
        <SelectionBar>
          <HandleButtons
            ids={chosen}
            kinds={KINDS}
            handlers={handlers}
            action={action}
            onDone={(next) => {
              setTold(next);
              clear();
            }}
          />
        </SelectionBar>
      )}
      <Dialog width="sm" open={helping} onOpenChange={setHelping} title={t("title")} description={t("description")}>
        <dl className="grid grid-cols-[4rem_1fr] gap-y-2">
          {KEYS.map(({ name, keys }) => (
            <div key={name} className="col-span-2 grid grid-cols-subgrid">
              <dt>
                <kbd className="rounded-sm border border-line-strong px-1.5 font-mono text-sm">{keys}</kbd>
              </dt>
              <dd>{t(name)}</dd>
            </div>
          ))}
        </dl>
      </Dialog>
    </div>
  );
}
