import { classNames } from "../ui/class-names";

/** Three accounts against one limit: two within, one past it. The product in a sign. */
export function LogoMark({ className }: { readonly className?: string | undefined }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 24 24" className={classNames("size-6 shrink-0", className)}>
      <g className="fill-accent">
        <rect x="1" y="4.6" width="8" height="3.6" />
        <rect x="1" y="10.2" width="12" height="3.6" />
        <rect x="1" y="15.8" width="22" height="3.6" />
      </g>
      <rect x="14" y="1.5" width="5" height="21" className="fill-rail" />
      <rect x="15.5" y="1.5" width="2" height="21" className="fill-ink" />
    </svg>
  );
}

export function Wordmark({ name }: { readonly name: string }) {
  return (
    <span className="inline-flex items-center gap-2 text-base font-semibold tracking-tight whitespace-nowrap">
      <LogoMark />
      {name}
    </span>
  );
}
