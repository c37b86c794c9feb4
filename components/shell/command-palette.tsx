"use client";

import { Search } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { NavGroup } from "./nav";

export type PaletteEntry = {
  readonly id: string;
  readonly label: string;
  /** Also searched: account name, id. */
  readonly detail?: string | undefined;
  readonly href: string;
};

export type PaletteSection = { readonly heading: string; readonly entries: readonly PaletteEntry[] };

type CommandPaletteProps = {
  readonly groups: readonly NavGroup[];
  readonly sections: readonly PaletteSection[];
};

const PaletteDialog = dynamic(() => import("./palette-dialog").then((m) => m.PaletteDialog), { ssr: false });

/** Its button is always there; the palette itself is fetched when it is first asked for. */
export function CommandPalette({ groups, sections }: CommandPaletteProps) {
  const t = useTranslations("shell");
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      setWanted(true);
      setOpen((before) => !before);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);

  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => {
          setWanted(true);
          setOpen(true);
        }}
        className="flex h-8 items-center gap-2 rounded-md border border-line-strong bg-raised px-2.5 text-sm text-ink-3 hover:bg-hover max-sm:w-8 max-sm:justify-center max-sm:px-0 sm:w-64 pointer-coarse:h-11 max-sm:pointer-coarse:w-11"
      >
        <Search aria-hidden className="size-4 shrink-0" />
        <span className="flex-1 truncate text-left max-sm:sr-only">{t("search")}</span>
        <kbd aria-hidden className="font-mono text-xs max-sm:hidden">
          Ctrl K
        </kbd>
      </button>
      {wanted && <PaletteDialog groups={groups} sections={sections} open={open} onOpenChange={setOpen} />}
    </>
  );
}
