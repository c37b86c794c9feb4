import { CircleCheck, Info, OctagonAlert, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names";

export const NOTICE_KINDS = ["info", "done", "warn", "danger"] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export type NoticeProps = {
  readonly kind?: NoticeKind | undefined;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** "status" or "alert" for what appears after an action; none for what is there from the start. */
  readonly live?: "status" | "alert" | undefined;
};

const LOOKS = {
  info: { sign: Info, box: "border-line-strong bg-rail", ink: "text-ink-2" },
  done: { sign: CircleCheck, box: "border-accent bg-selected", ink: "text-accent" },
  warn: { sign: TriangleAlert, box: "border-s75 bg-s75-soft", ink: "text-s75-ink" },
  danger: { sign: OctagonAlert, box: "border-s100 bg-s100-soft", ink: "text-s100-ink" },
};

export function Notice({ kind = "info", title, children, actions, live }: NoticeProps) {
  const { sign: Sign, box, ink } = LOOKS[kind];
  return (
    <div role={live} className={classNames("flex gap-3 border-l-3 px-4 py-3 text-base", box)}>
      <Sign aria-hidden className={classNames("mt-0.5 size-4.5 shrink-0", ink)} />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className="text-ink">{children}</div>}
        {actions && <div className="mt-1 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}
