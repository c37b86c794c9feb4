export const NAV_ICONS = [
  "home",
  "customers",
  "resellers",
  "quotas",
  "what-if",
  "requests",
  "questions",
  "associations",
  "orders",
  "resources",
  "expenditure",
  "alerts",
  "messages",
  "deliveries",
  "parked",
  "development",
  "exports",
  "members",
  "assignment",
  "roles",
  "recipients",
  "company",
  "keys",
  "connectors",
  "webhooks",
  "undelivered",
  "log",
  "profile",
  "outbox",
  "security",
  "base",
  "eligibility",
  "products",
  "coupons",
  "credit",
  "partner",
] as const;
export type NavIconName = (typeof NAV_ICONS)[number];

export type NavItem = {
  readonly href: string;
  /** A key of shell.nav. */
  readonly labelKey: string;
  readonly icon: NavIconName;
  /** What waits there; 0 shows nothing. */
  readonly count?: number | undefined;
  /** The address that answers with the count while the page is open; missing: it stays as it was read. */
  readonly live?: string | undefined;
  /** One of the four in the phone's bottom bar. */
  readonly main?: boolean | undefined;
};

export type NavGroup = {
  /** A key of shell.group; null for the first, unnamed group. */
  readonly labelKey: string | null;
  readonly items: readonly NavItem[];
};

/** The page one is at or below; "/" only for itself. */
function isCurrent(href: string, pathname: string): boolean {
  return href === "/" ? pathname === "/" : pathname === href || pathname.startsWith(`${href}/`);
}

/** Of nested addresses only the longest is current. */
export function currentHref(items: readonly NavItem[], pathname: string): string | null {
  const matching = items.filter(({ href }) => isCurrent(href, pathname));
  return matching.toSorted((left, right) => right.href.length - left.href.length)[0]?.href ?? null;
}
