import type { ComponentProps } from "react";
import { type ButtonStyle, buttonStyle } from "./button-style";
import { classNames } from "./class-names";

export type ButtonProps = ComponentProps<"button"> & ButtonStyle;

export function Button({ variant, size, className, type = "button", ...rest }: ButtonProps) {
  return <button type={type} className={classNames(buttonStyle({ variant, size }), className)} {...rest} />;
}
