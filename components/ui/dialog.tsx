"use client";

import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type ButtonStyle, buttonStyle } from "./button-style";
import { classNames } from "./class-names";

export type DialogProps = {
  /** What the opening button says; leave out when `open` is controlled from elsewhere. */
  readonly trigger?: ReactNode;
  readonly triggerVariant?: ButtonStyle["variant"];
  readonly triggerSize?: ButtonStyle["size"];
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly children: ReactNode;
  /** Buttons; stays in sight while the body scrolls. */
  readonly footer?: ReactNode;
  readonly width?: "sm" | "md" | "lg" | undefined;
  readonly open?: boolean | undefined;
  readonly onOpenChange?: ((open: boolean) => void) | undefined;
};

const WIDTHS = { sm: "sm:max-w-md", md: "sm:max-w-xl", lg: "sm:max-w-3xl" };
const VEIL =
  "fixed inset-0 z-40 bg-veil transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0";

/** For consequences; details belong into a side panel, work onto a page. */
export function Dialog({ width = "md", ...props }: DialogProps) {
  return (
    <FloatingRoot
      {...props}
      popupClass={classNames(
        "fixed inset-x-0 bottom-0 z-50 flex max-h-[92dvh] flex-col rounded-t-lg bg-raised text-ink shadow-float transition-[translate,opacity] duration-150 data-ending-style:opacity-0 data-starting-style:translate-y-2 data-starting-style:opacity-0 sm:inset-x-4 sm:top-1/2 sm:bottom-auto sm:mx-auto sm:-translate-y-1/2 sm:rounded-lg sm:data-starting-style:-translate-y-[calc(50%-0.5rem)]",
        WIDTHS[width],
      )}
    />
  );
}

type FloatingRootProps = Omit<DialogProps, "width"> & { readonly popupClass: string };

/** The frame that dialog and side panel share. */
export function FloatingRoot({
  trigger,
  triggerVariant,
  triggerSize,
  title,
  description,
  children,
  footer,
  open,
  onOpenChange,
  popupClass,
}: FloatingRootProps) {
  const t = useTranslations("common");
  return (
    <BaseDialog.Root
      {...(open === undefined ? {} : { open })}
      {...(onOpenChange === undefined ? {} : { onOpenChange: (next: boolean) => onOpenChange(next) })}
    >
      {trigger !== undefined && (
        <BaseDialog.Trigger className={buttonStyle({ variant: triggerVariant, size: triggerSize })}>
          {trigger}
        </BaseDialog.Trigger>
      )}
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className={VEIL} />
        <BaseDialog.Popup className={popupClass}>
          <div className="flex items-start gap-4 border-b border-line px-5 py-4">
            <div className="min-w-0 flex-1">
              <BaseDialog.Title className="text-lg">{title}</BaseDialog.Title>
              {description && (
                <BaseDialog.Description className="mt-0.5 text-sm text-ink-2">{description}</BaseDialog.Description>
              )}
            </div>
            <BaseDialog.Close
              aria-label={t("close")}
              className={classNames(buttonStyle({ variant: "quiet", size: "icon" }), "-mt-1 -mr-2")}
            >
              <X aria-hidden />
            </BaseDialog.Close>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 py-4">{children}</div>
          {footer && <div className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">{footer}</div>}
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}
