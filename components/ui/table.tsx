import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";
import { ScrollRegion } from "./scroll-region";

export type TableProps = {
  /** What the rows are; read to screen readers, shown when `showCaption`. */
  readonly caption: string;
  readonly showCaption?: boolean | undefined;
  /** Rows scroll below a fixed head once taller than this, e.g. "32rem". */
  readonly maxHeight?: string | undefined;
  /** Tables narrower than this scroll, e.g. "56rem". */
  readonly minWidth?: string | undefined;
  /** <thead> and <tbody>. */
  readonly children: ReactNode;
};

export function Table({ caption, showCaption = false, maxHeight, minWidth, children }: TableProps) {
  return (
    <ScrollRegion label={caption} maxHeight={maxHeight}>
      <table className="w-full border-collapse text-sm" style={minWidth ? { minWidth } : undefined}>
        <caption className={showCaption ? "mb-2 text-left text-base font-semibold" : "sr-only"}>{caption}</caption>
        {children}
      </table>
    </ScrollRegion>
  );
}

/** A row; `selected` tints it, hovering shows where one is. */
export function Tr({
  selected = false,
  className,
  ...rest
}: ComponentProps<"tr"> & { readonly selected?: boolean | undefined }) {
  return (
    <tr
      className={classNames(
        "border-b border-line hover:bg-hover has-[[data-row-select]:checked]:bg-selected",
        selected && "bg-selected",
        className,
      )}
      {...rest}
    />
  );
}

export type TdProps = ComponentProps<"td"> & {
  readonly kind?: "text" | "money" | "figure" | undefined;
};

export function Td({ kind = "text", className, ...rest }: TdProps) {
  return (
    <td
      className={classNames(
        "h-9 px-3 py-1 align-middle first:pl-2 last:pr-2 pointer-coarse:h-11",
        kind !== "text" && "figures text-right whitespace-nowrap",
        className,
      )}
      {...rest}
    />
  );
}
