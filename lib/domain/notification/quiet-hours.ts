import type { Hours } from "./hours";
import { firstOutside } from "./local-time";

/** When what is ordinary may leave: `at`, or at the end of the quiet hours that then are in the hearer's zone. */
export function mayLeaveAt(at: Date, zone: string, { quietFrom, quietTo }: Hours): Date {
  return firstOutside(at, zone, quietFrom, quietTo);
}
