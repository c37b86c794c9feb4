import { firstOutside } from "./local-time";

const HOUR_MS = 60 * 60_000;
const HALF_DAY = 12 * 60;
const DAY = 24 * 60;

/** When an hourly digest of now is sent: at the next full hour. */
export function nextHour(at: Date): Date {
  return new Date((Math.floor(at.getTime() / HOUR_MS) + 1) * HOUR_MS);
}

/** When a daily digest of now is sent: when the clocks of the zone next come to its hour. */
export function nextDigest(at: Date, zone: string, digestHour: number): Date {
  const hour = digestHour * 60;
  const noon = (hour + HALF_DAY) % DAY;
  // Half a day from that hour on, today's has been sent.
  return firstOutside(firstOutside(at, zone, hour, noon), zone, noon, hour);
}

export type Told = {
  /** What it tells the state of; a later one takes its place. */
  readonly about: string;
  readonly at: Date;
};

/** The newest of each, oldest first: what has changed again is told as it now is. */
export function newestOf<One extends Told>(told: readonly One[]): readonly One[] {
  const inOrder = told.toSorted((one, other) => one.at.getTime() - other.at.getTime());
  return inOrder.filter((one, place) => !inOrder.slice(place + 1).some(({ about }) => about === one.about));
}

const FAMILIES: readonly (readonly string[])[] = [
  ["frozen", "freeze-lifted"],
  ["pay-per-use-blocked", "pay-per-use-allowed"],
  ["company-suspended", "company-reinstated"],
  ["partner-suspended", "partner-reinstated"],
  ["purchases-stopped", "purchases-resumed"],
  ["delegation-granted", "delegation-changed", "delegation-revoked", "delegation-lapsed"],
];

/** What a notice tells the state of: an alert, a request, an order to freeze, or something of a customer. */
export function aboutOf(notice: { readonly kind: string; readonly facts: unknown }, subject: string): string {
  const { kind, facts } = notice;
  const read = (name: string) =>
    typeof facts === "object" && facts !== null ? (Reflect.get(facts, name) as unknown) : undefined;
  for (const name of ["alertId", "requestId", "actId", "orderId", "resourceId"]) {
    const id = read(name);
    if (typeof id === "string") return id;
  }
  const family = FAMILIES.find((kinds) => kinds.includes(kind))?.[0] ?? kind;
  const whom = read("reseller") ?? read("memberId") ?? read("connector") ?? "";
  return [family, subject, String(whom)].join("/");
}
