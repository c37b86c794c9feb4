"use client";

import { Dialog } from "@base-ui/react/dialog";
import type { ReactNode } from "react";
import { type ButtonStyle, buttonStyle } from "./button-style";

export type DialogCloseProps = { readonly children: ReactNode; readonly variant?: ButtonStyle["variant"] };

/** Closes the dialog or side panel it stands in. */
export function DialogClose({ children, variant = "secondary" }: DialogCloseProps) {
  return <Dialog.Close className={buttonStyle({ variant })}>{children}</Dialog.Close>;
}
