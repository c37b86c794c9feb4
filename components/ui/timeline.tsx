import type { ReactNode } from "react";
import type { Tone } from "./badge";
import { classNames } from "./class-names";

export type TimelineEvent = {
  readonly id: string;
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  /** Already worded, with its zone. */
  readonly at: string;
  readonly by?: ReactNode;
  /** Where it leads, or what can be taken of it. */
  readonly ways?: ReactNode;
  readonly tone?: Tone | undefined;
};

export type TimelineProps = { readonly label: string; readonly events: readonly TimelineEvent[] };

const DOTS: Record<Tone, string> = {
  neutral: "border-line-strong bg-paper",
  accent: "border-accent bg-accent",
  warn: "border-s75 bg-s75",
  danger: "rounded-none border-s100 bg-s100",
  frozen: "rotate-45 rounded-none border-frozen bg-frozen",
};

export function Timeline({ label, events }: TimelineProps) {
  return (
    <ol aria-label={label} className="flex flex-col">
      {events.map(({ id, title, detail, at, by, ways, tone = "neutral" }) => (
        <li key={id} className="group relative flex gap-3 pb-4 last:pb-0">
          <span aria-hidden className="absolute top-2 bottom-[-0.5rem] left-[4.5px] w-px bg-line group-last:hidden" />
          <span
            aria-hidden
            className={classNames("relative mt-1.5 size-2.5 shrink-0 rounded-full border-2", DOTS[tone])}
          />
          <div className="flex min-w-0 flex-col gap-0.5">
            <p className="text-base">{title}</p>
            {detail && <div className="text-sm text-ink-2">{detail}</div>}
            <p className="figures text-xs text-ink-3">
              {at}
              {by && <> · {by}</>}
            </p>
            {ways && <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">{ways}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
