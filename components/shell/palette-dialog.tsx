"use client";

import { Dialog } from "@base-ui/react/dialog";
import { Command } from "cmdk";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { PaletteSection } from "./command-palette";
import type { NavGroup } from "./nav";
import { NavIcon } from "./nav-icon";

type PaletteDialogProps = {
  readonly groups: readonly NavGroup[];
  readonly sections: readonly PaletteSection[];
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
};

const ITEM =
  "flex min-h-9 cursor-default items-center gap-2.5 px-4 text-base data-[selected=true]:bg-selected [&_svg]:text-ink-3 pointer-coarse:min-h-11";
const GROUP =
  "py-1 [&_[cmdk-group-heading]]:px-4 [&_[cmdk-group-heading]]:py-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-ink-3";

export function PaletteDialog({ groups, sections, open, onOpenChange }: PaletteDialogProps) {
  const t = useTranslations("shell");
  const router = useRouter();
  const go = (href: string) => {
    onOpenChange(false);
    router.push(href as Route);
  };
  return (
    <Dialog.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-veil" />
        <Dialog.Popup className="fixed inset-x-2 top-2 z-50 mx-auto max-w-xl overflow-hidden rounded-lg bg-raised shadow-float sm:top-[12dvh]">
          <Dialog.Title className="sr-only">{t("searchTitle")}</Dialog.Title>
          <Command label={t("searchTitle")} loop>
            <Command.Input
              placeholder={t("search")}
              className="h-12 w-full border-b border-line bg-transparent px-4 text-lg -outline-offset-2 focus:outline-none"
            />
            <Command.List className="max-h-[min(24rem,60dvh)] overflow-y-auto pb-1">
              <Command.Empty className="px-4 py-6 text-ink-2">{t("nothingFound")}</Command.Empty>
              {sections.map(({ heading, entries }) => (
                <Command.Group key={heading} heading={heading} className={GROUP}>
                  {entries.map(({ id, label, detail, href }) => (
                    <Command.Item
                      key={id}
                      value={`${label} ${detail ?? ""} ${id}`}
                      onSelect={() => go(href)}
                      className={ITEM}
                    >
                      <span className="min-w-0 flex-1 truncate">{label}</span>
                      {detail && <span className="truncate text-sm text-ink-3">{detail}</span>}
                    </Command.Item>
                  ))}
                </Command.Group>
              ))}
              <Command.Group heading={t("pagesGroup")} className={GROUP}>
                {groups
                  .flatMap(({ items }) => items)
                  .map(({ href, labelKey, icon }) => (
                    <Command.Item
                      key={href}
                      value={`${t(`nav.${labelKey}`)} ${href}`}
                      onSelect={() => go(href)}
                      className={ITEM}
                    >
                      <NavIcon name={icon} />
                      {t(`nav.${labelKey}`)}
                    </Command.Item>
                  ))}
              </Command.Group>
            </Command.List>
          </Command>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
