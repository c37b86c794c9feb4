"use client";

import { Menu as BaseMenu } from "@base-ui/react/menu";
import type { ReactNode } from "react";
import { AppLink } from "./app-link";
import { type ButtonStyle, buttonStyle } from "./button-style";
import { classNames } from "./class-names";

export type MenuEntry =
  | { readonly kind: "link"; readonly label: ReactNode; readonly href: string; readonly icon?: ReactNode }
  | {
      readonly kind: "action";
      readonly label: ReactNode;
      readonly onSelect: () => void;
      readonly icon?: ReactNode;
      readonly danger?: boolean | undefined;
    }
  | { readonly kind: "separator" };

export type MenuProps = {
  readonly trigger: ReactNode;
  /** Needed when the trigger is only a sign. */
  readonly label?: string | undefined;
  readonly variant?: ButtonStyle["variant"];
  readonly size?: ButtonStyle["size"];
  readonly entries: readonly MenuEntry[];
};

const ITEM =
  "flex min-h-8 w-full cursor-default items-center gap-2 px-3 py-1 text-base text-ink outline-none select-none data-highlighted:bg-hover pointer-coarse:min-h-11 [&_svg]:size-4 [&_svg]:text-ink-3";

export function Menu({ trigger, label, variant = "quiet", size = "sm", entries }: MenuProps) {
  return (
    <BaseMenu.Root>
      <BaseMenu.Trigger aria-label={label} className={buttonStyle({ variant, size })}>
        {trigger}
      </BaseMenu.Trigger>
      <BaseMenu.Portal>
        <BaseMenu.Positioner sideOffset={4} align="end" className="z-50 outline-none">
          <BaseMenu.Popup className="min-w-44 rounded-md bg-raised py-1 shadow-float outline-none transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0">
            {entries.map((entry, index) => (
              <MenuRow key={`${entry.kind}-${index}`} entry={entry} />
            ))}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

function MenuRow({ entry }: { readonly entry: MenuEntry }) {
  if (entry.kind === "separator") return <BaseMenu.Separator className="my-1 h-px bg-line" />;
  if (entry.kind === "link") {
    return (
      <BaseMenu.LinkItem className={ITEM} render={<AppLink href={entry.href} />} closeOnClick>
        {entry.icon}
        {entry.label}
      </BaseMenu.LinkItem>
    );
  }
  return (
    <BaseMenu.Item className={classNames(ITEM, entry.danger && "text-s100-ink")} onClick={entry.onSelect}>
      {entry.icon}
      {entry.label}
    </BaseMenu.Item>
  );
}
