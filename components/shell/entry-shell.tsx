import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classNames } from "../ui/class-names";
import { Wordmark } from "./logo";

export type EntryShellProps = {
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
  /** Below the form: language, help. */
  readonly footer?: ReactNode;
  /** Beside the form on wide screens, below it on phones: the demo's personas. */
  readonly aside?: ReactNode;
};

/** Before one is signed in: the form at the left edge of the limit line. */
export function EntryShell({ title, lead, children, footer, aside }: EntryShellProps) {
  const t = useTranslations("shell");
  const product = useTranslations("common")("product");
  return (
    <div className="grid min-h-dvh grid-cols-[minmax(0,1fr)] grid-rows-[auto_1fr] bg-paper lg:grid-cols-[minmax(26rem,2fr)_3fr] lg:grid-rows-1">
      <main className="flex min-w-0 flex-col px-5 py-6 sm:px-10 lg:border-r-2 lg:border-ink">
        <Wordmark name={product} />
        <div className="flex w-full max-w-sm flex-1 flex-col justify-center gap-6 py-10">
          <div>
            <h1 className="text-xl">{title}</h1>
            {lead && <p className="mt-1 text-ink-2">{lead}</p>}
          </div>
          {children}
        </div>
        {footer && <div className="text-sm text-ink-2">{footer}</div>}
      </main>
      <aside
        className={classNames(
          "flex flex-col justify-between gap-10 bg-rail px-5 py-8 sm:px-10 lg:px-0 lg:py-16 lg:pr-16",
          // Beside a long form it stays in sight.
          !aside && "lg:sticky lg:top-0 lg:h-dvh",
        )}
      >
        <EntryPicture />
        <div className="flex flex-col gap-6 lg:pl-12">
          <p className="max-w-md text-lg text-ink-2">{t("tagline")}</p>
          {aside}
        </div>
      </aside>
    </div>
  );
}

const BARS = [62, 38, 109, 24, 74, 47, 91, 15, 55, 116, 33, 82];
const LIMIT = 72;

/** Accounts against their limit: the sign of the house, large. */
function EntryPicture() {
  return (
    <svg aria-hidden="true" width="100%" className="hidden min-h-52 flex-1 lg:block">
      {BARS.map((length, index) => (
        <rect
          key={length}
          y={`${(index * 100) / BARS.length + 2}%`}
          width={`${(length * LIMIT) / 100}%`}
          height="10"
          className={length >= 100 ? "fill-accent" : "fill-line-strong"}
          opacity={length >= 100 ? 1 : 0.32}
        />
      ))}
      <rect x={`${LIMIT}%`} width="6" height="100%" className="fill-rail" transform="translate(-3)" />
      <rect x={`${LIMIT}%`} width="2" height="100%" className="fill-ink" transform="translate(-1)" />
    </svg>
  );
}
