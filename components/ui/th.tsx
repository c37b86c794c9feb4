import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { AppLink } from "./app-link";
import { classNames } from "./class-names";

export type Sort = {
  /** Where a click leads: the same list, sorted the other way. */
  readonly href: string;
  readonly direction: "ascending" | "descending" | null;
};

export type ThProps = Omit<ComponentProps<"th">, "children"> & {
  readonly children?: ReactNode;
  readonly kind?: "text" | "money" | "figure" | undefined;
  /** Shown once beside the head of a money column. */
  readonly currency?: string | undefined;
  readonly sort?: Sort | undefined;
};

const SORT_SIGNS = { ascending: ArrowUp, descending: ArrowDown };

export function Th({ children, kind = "text", currency, sort, className, ...rest }: ThProps) {
  const isFigure = kind !== "text";
  const words = (
    <span className="inline-flex h-9 items-center gap-1">
      {children}
      {currency && <span className="font-normal text-ink-3">{currency}</span>}
    </span>
  );
  return (
    <th
      scope="col"
      aria-sort={sort ? (sort.direction ?? "none") : undefined}
      className={classNames(
        "sticky top-0 z-10 h-9 bg-paper px-3 text-left align-bottom text-xs whitespace-nowrap text-ink-2 shadow-[inset_0_-1px_0_var(--line-strong)] first:pl-2 last:pr-2",
        isFigure && "text-right",
        className,
      )}
      {...rest}
    >
      {sort ? (
        <SortLink sort={sort} isFigure={isFigure}>
          {words}
        </SortLink>
      ) : (
        words
      )}
    </th>
  );
}

type SortLinkProps = { readonly sort: Sort; readonly isFigure: boolean; readonly children: ReactNode };

/** The sign stands on the inner side, so that a money head ends where its figures end. */
function SortLink({ sort, isFigure, children }: SortLinkProps) {
  const Sign = sort.direction ? SORT_SIGNS[sort.direction] : ChevronsUpDown;
  return (
    <AppLink
      href={sort.href}
      className={classNames("inline-flex items-center gap-1 hover:text-ink", isFigure && "flex-row-reverse")}
    >
      {children}
      <Sign aria-hidden className={classNames("size-3.5", !sort.direction && "opacity-60")} />
    </AppLink>
  );
}
