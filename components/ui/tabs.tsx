import { AppLink } from "./app-link";

export type TabLink = {
  readonly href: string;
  readonly label: string;
  readonly current: boolean;
  readonly count?: number | undefined;
};

export type TabsProps = { readonly label: string; readonly items: readonly TabLink[] };

/** Links, since each tab has an address. */
export function Tabs({ label, items }: TabsProps) {
  return (
    <nav aria-label={label} className="-mx-4 overflow-x-auto px-4 md:mx-0 md:px-0">
      <ul className="flex min-w-max gap-5 border-b border-line">
        {items.map(({ href, label: text, current, count }) => (
          <li key={href}>
            <AppLink
              href={href}
              aria-current={current ? "page" : undefined}
              className="-mb-px flex h-10 items-center gap-1.5 border-b-2 border-transparent text-base text-ink-2 hover:text-ink aria-[current]:border-accent aria-[current]:font-semibold aria-[current]:text-ink pointer-coarse:h-11"
            >
              {text}
              {count !== undefined && <span className="figures text-xs text-ink-3">{count}</span>}
            </AppLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
