import type { ComponentProps } from "react";
import { classNames } from "./class-names";

/** The bare box, for table cells; it needs an accessible name. */
export function CheckBox({ className, ...rest }: ComponentProps<"input">) {
  return (
    <input
      type="checkbox"
      className={classNames(
        "size-4 shrink-0 accent-accent disabled:cursor-not-allowed pointer-coarse:size-5",
        className,
      )}
      {...rest}
    />
  );
}
