import "server-only";
import { type Offer, PERIOD_UNITS } from "@/lib/domain/catalogue/offer";
import { CHARGING_MODES } from "@/lib/domain/expenditure/charge";

/** Sorts before every character that names may hold. */
export const SEPARATOR = "\u001f";
/** The next character: a service's offers lie between its name with the one and with the other. */
export const AFTER_SEPARATOR = " ";

/** Where an offer stands in lists. */
export function placeOf(service: string, { product, region, mode, period, unit }: Offer): string {
  const term = `${PERIOD_UNITS.indexOf(period.unit)}${String(period.count).padStart(3, "0")}`;
  return [service, product, region, CHARGING_MODES.indexOf(mode), term, unit].join(SEPARATOR);
}
