import { Check, Minus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AppLink, TEXT_LINK } from "./app-link";
import { classNames } from "./class-names";

export type ResultRow = {
  readonly id: string;
  readonly name: ReactNode;
  readonly outcome: "done" | "refused" | "unchanged";
  /** What was done, or why not. */
  readonly detail?: ReactNode;
  readonly href?: string | undefined;
};

export type ResultListProps = { readonly label: string; readonly rows: readonly ResultRow[] };

const SIGNS = {
  done: { sign: Check, ink: "text-accent" },
  refused: { sign: X, ink: "text-s100-ink" },
  unchanged: { sign: Minus, ink: "text-ink-3" },
};

/** A result per row of a batch; refused first, for those are the work that is left. */
export function ResultList({ label, rows }: ResultListProps) {
  const t = useTranslations("common");
  const order = ["refused", "done", "unchanged"];
  const sorted = rows.toSorted((left, right) => order.indexOf(left.outcome) - order.indexOf(right.outcome));
  return (
    <ul aria-label={label} className="flex flex-col border-t border-line">
      {sorted.map(({ id, name, outcome, detail, href }) => {
        const { sign: Sign, ink } = SIGNS[outcome];
        return (
          <li key={id} className="flex items-start gap-3 border-b border-line py-2 text-sm">
            <span className={classNames("inline-flex h-5 w-24 shrink-0 items-center gap-1.5 font-semibold", ink)}>
              <Sign aria-hidden className="size-4 shrink-0" />
              {t(`outcome.${outcome}`)}
            </span>
            <span className="min-w-0 flex-1">
              {href ? (
                <AppLink href={href} className={TEXT_LINK}>
                  {name}
                </AppLink>
              ) : (
                name
              )}
              {detail && <span className="block text-ink-2">{detail}</span>}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
