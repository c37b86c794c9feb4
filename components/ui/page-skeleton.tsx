import { useTranslations } from "next-intl";
import { Skeleton } from "./skeleton";

const COLUMNS = ["w-40", "w-24", "w-28", "w-20", "w-16"];

export type TableSkeletonProps = { readonly rows?: number | undefined };

function TableSkeleton({ rows = 10 }: TableSkeletonProps) {
  return (
    <div aria-hidden className="flex flex-col">
      {Array.from({ length: rows + 1 }, (_, row) => (
        <div key={row} className="flex h-9 items-center gap-8 border-b border-line px-2 pointer-coarse:h-11">
          {COLUMNS.map((width, column) => (
            <Skeleton
              key={width}
              className={`h-3 ${width} ${column > 2 ? "max-md:hidden" : ""} ${column === 0 ? "" : "ml-auto"}`}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

/** For loading.tsx of a list: head, answer, filters, table. */
export function PageSkeleton({ rows = 10 }: TableSkeletonProps) {
  const t = useTranslations("common");
  return (
    <div role="status" className="flex flex-col gap-5">
      <span className="sr-only">{t("loading")}</span>
      <div className="flex flex-col gap-2">
        <Skeleton className="h-7.5 w-56" />
        <Skeleton className="h-5.5 w-full max-w-md" />
      </div>
      <Skeleton className="h-7 w-full max-w-xl" />
      <TableSkeleton rows={rows} />
    </div>
  );
}
