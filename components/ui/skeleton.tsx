import { classNames } from "./class-names";

/** Give it the final size; it stands exactly where the thing will. */
export function Skeleton({ className }: { readonly className?: string | undefined }) {
  return <span aria-hidden className={classNames("block animate-breathe rounded-sm bg-hover", className)} />;
}
