import type { CompanyKind } from "../access/actor";

/** The pages of which a view can be kept, by whose company reads them. */
const PARTNER_PATHS = [
  "/alerts",
  "/customers",
  "/orders",
  "/resources",
  "/expenditure",
  "/expenditure/details",
  "/expenditure/statistics",
  "/expenditure/comparison",
  "/operation-log",
] as const;
const CUSTOMER_PATHS = [
  "/portal/orders",
  "/portal/resources",
  "/portal/expenditure/details",
  "/operation-log",
] as const;

export type ViewPath = (typeof PARTNER_PATHS)[number] | (typeof CUSTOMER_PATHS)[number];

export const VIEW_NAME_MAX = 60;
/** How many one member may keep, of all pages together. */
export const VIEWS_MAX = 50;
/** Characters of names and values together. */
export const VIEW_QUERY_MAX = 4000;

export type ViewQuery = Readonly<Record<string, string>>;

export function isViewPath(company: CompanyKind, path: string): path is ViewPath {
  const paths: readonly string[] = company === "customer" ? CUSTOMER_PATHS : PARTNER_PATHS;
  return paths.includes(path);
}

/** Where a page of a list stands; rows come and go, so a view begins at the start. */
const PLACES: readonly string[] = ["after", "before"];

/** What an address asks for, always written alike: without what is empty and without a place, by name. */
export function canonicalQuery(query: ViewQuery): ViewQuery {
  const given = Object.entries(query).filter(([name, value]) => value !== "" && !PLACES.includes(name));
  return Object.fromEntries(given.toSorted(([left], [right]) => (left < right ? -1 : 1)));
}

/** The address that opens a view. */
export function viewHref(path: string, query: ViewQuery): string {
  const search = new URLSearchParams(canonicalQuery(query)).toString();
  return search === "" ? path : `${path}?${search}`;
}

export function queryLength(query: ViewQuery): number {
  return Object.entries(query).reduce((length, [name, value]) => length + name.length + value.length, 0);
}
