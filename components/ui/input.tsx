import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { CONTROL, CONTROL_LINE } from "./control-style";

export function Input({ className, type = "text", ...rest }: ComponentProps<"input">) {
  return <input type={type} className={classNames(CONTROL, CONTROL_LINE, "read-only:bg-rail", className)} {...rest} />;
}
