import { type RefObject, useEffect, useEffectEvent, useRef } from "react";
import { useSelection } from "../ui/selection";

/** What each key does, as the help tells it. */
export const KEYS = [
  { name: "move", keys: "j k" },
  { name: "select", keys: "x" },
  { name: "look", keys: "Enter" },
  { name: "acknowledge", keys: "a" },
  { name: "own", keys: "o" },
  { name: "snooze", keys: "s" },
  { name: "resolve", keys: "e" },
  { name: "help", keys: "?" },
] as const;

const ACTS = [
  ["a", "acknowledge"],
  ["o", "own"],
  ["s", "snooze"],
  ["e", "resolve"],
] as const;

type BoardKeys = {
  readonly ids: readonly string[];
  readonly mayHandle: boolean;
  readonly onHelp: () => void;
};

/**
 * Keys of the list, heard only while the focus is in it, so that no key means anything elsewhere. An act presses the
 * button of the bar that stands for it: about what is ticked, else about the alert one is at.
 */
export function useBoardKeys({ ids, mayHandle, onHelp }: BoardKeys): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null);
  /** An act that waits for the bar, which stands there only once something is ticked. */
  const wanted = useRef<string | null>(null);
  /** Where in the list one was when one acted. */
  const place = useRef<number | null>(null);
  const { ids: ticked, select } = useSelection();

  const act = (name: string, here: string | undefined) => {
    place.current = here === undefined ? 0 : ids.indexOf(here);
    if (ticked.size > 0) pressBar(name);
    else if (here !== undefined) {
      wanted.current = name;
      select([here], true);
    }
  };
  const press = useEffectEvent((key: string): boolean => {
    const here = document.activeElement?.closest<HTMLElement>("[data-alert]")?.dataset["alert"];
    const at = here === undefined ? -1 : ids.indexOf(here);
    const presses: Readonly<Record<string, () => void>> = {
      j: () => focusRow(list.current, at + 1),
      k: () => focusRow(list.current, at - 1),
      "?": onHelp,
      ...(mayHandle && here !== undefined && { x: () => select([here], !ticked.has(here)) }),
      ...(mayHandle && Object.fromEntries(ACTS.map(([name, kind]) => [name, () => act(kind, here)]))),
    };
    presses[key]?.();
    return key in presses;
  });

  useEffect(() => {
    const box = list.current;
    const hear = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (press(event.key)) event.preventDefault();
    };
    box?.addEventListener("keydown", hear);
    return () => box?.removeEventListener("keydown", hear);
  }, []);

  useEffect(() => {
    if (wanted.current === null || ticked.size === 0) return;
    pressBar(wanted.current);
    wanted.current = null;
  }, [ticked]);

  // What was dealt with leaves the list; one goes on where one was.
  const shown = ids.join();
  useEffect(() => {
    if (place.current === null || shown === "" || document.activeElement !== document.body) return;
    focusRow(list.current, place.current);
    place.current = null;
  }, [shown]);
  return list;
}

function pressBar(name: string): void {
  const found = document.querySelector<HTMLElement>(`[data-selection] [data-act="${name}"]`);
  (found?.querySelector<HTMLElement>("button") ?? found)?.click();
}

function focusRow(list: HTMLElement | null, index: number): void {
  const rows = list?.querySelectorAll<HTMLElement>("[data-alert-link]");
  const row = rows?.[Math.max(0, Math.min(index, rows.length - 1))];
  row?.focus();
  row?.scrollIntoView({ block: "nearest" });
}
