"use client";

import { Popover } from "@base-ui/react/popover";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ThemeChoice } from "./theme-choice";

export type Person = {
  readonly name: string;
  readonly email: string;
  readonly company: string;
  /** Already worded. */
  readonly roles: readonly string[];
};

export type PersonMenuProps = {
  readonly person: Person;
  /** The form that switches the language. */
  readonly language?: ReactNode;
  /** Links: profile, other companies. */
  readonly links?: ReactNode;
  /** The form that signs out. */
  readonly signOut?: ReactNode;
};

export function PersonMenu({ person, language, links, signOut }: PersonMenuProps) {
  const t = useTranslations("shell");
  return (
    <Popover.Root>
      <Popover.Trigger className="flex size-8 shrink-0 items-center justify-center rounded-full border border-line-strong bg-raised text-xs font-semibold hover:bg-hover data-popup-open:border-accent pointer-coarse:size-11">
        <span aria-hidden>{initialsOf(person.name)}</span>
        <span className="sr-only">
          {t("person")}: {person.name}
        </span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} align="end" className="z-50">
          <Popover.Popup
            aria-label={t("person")}
            className="flex w-80 max-w-[calc(100vw-1rem)] flex-col divide-y divide-line rounded-lg bg-raised shadow-float outline-none transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0 [&>*]:px-4 [&>*]:py-3"
          >
            <div>
              <p className="font-semibold">{person.name}</p>
              <p className="truncate text-sm text-ink-2">{person.email}</p>
              <p className="mt-1.5 text-sm">{person.company}</p>
              <p className="text-xs text-ink-3">{person.roles.join(" · ")}</p>
            </div>
            {links && <div className="flex flex-col">{links}</div>}
            {language && <div>{language}</div>}
            <div>
              <ThemeChoice />
            </div>
            {signOut && <div>{signOut}</div>}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** "Wei Chen" is WC, "陈伟" is 陈. */
function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters
    .map((word) => [...(word ?? "")][0] ?? "")
    .join("")
    .toUpperCase();
}
