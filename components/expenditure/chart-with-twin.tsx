"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useId, useState } from "react";

type ChartWithTwinProps = {
  readonly label: string;
  /** Both sides have it, so that switching moves nothing. */
  readonly height: number;
  readonly summary?: ReactNode;
  readonly table: ReactNode;
  readonly children: ReactNode;
};

const VIEWS = [
  { value: "chart", key: "asChart" },
  { value: "table", key: "asTable" },
] as const;

/** A chart and its table, one key away. */
export function ChartWithTwin({ label, height, summary, table, children }: ChartWithTwinProps) {
  const t = useTranslations("sign.chart");
  const [view, setView] = useState<"chart" | "table">("chart");
  const group = useId();
  return (
    <figure className="flex min-w-0 flex-col gap-2">
      <figcaption className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
        <span className="figures text-sm text-ink-2">{summary}</span>
        <fieldset className="ml-auto flex text-xs" data-no-print>
          <legend className="sr-only">{t("view")}</legend>
          {VIEWS.map(({ value, key }) => (
            <label
              key={value}
              className="flex h-6 items-center border-b-2 border-transparent px-2 text-ink-2 has-checked:border-accent has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent pointer-coarse:h-11"
            >
              <input
                type="radio"
                className="sr-only"
                name={group}
                checked={view === value}
                onChange={() => setView(value)}
              />
              {t(key)}
            </label>
          ))}
        </fieldset>
      </figcaption>
      {view === "chart" ? (
        <div style={{ height }}>{children}</div>
      ) : (
        <section aria-label={label} tabIndex={0} style={{ height }} className="overflow-y-auto">
          {table}
        </section>
      )}
    </figure>
  );
}
