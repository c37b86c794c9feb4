import { AppLink, type AppLinkProps } from "./app-link";
import { type ButtonStyle, buttonStyle } from "./button-style";
import { classNames } from "./class-names";

export type LinkButtonProps = AppLinkProps & ButtonStyle;

export function LinkButton({ variant, size, className, ...rest }: LinkButtonProps) {
  return <AppLink className={classNames(buttonStyle({ variant, size }), className)} {...rest} />;
}
