import { type Wording, worded } from "./wording";

const MINUTE_MS = 60_000;

/** How long it is until an instant, in its two largest units; a minute begun is a minute. */
export function timeLeftWords(until: Date, now: Date): Wording {
  const minutes = Math.max(0, Math.ceil((until.getTime() - now.getTime()) / MINUTE_MS));
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)];
  if (days > 0) return worded("order.left.days", { days, hours });
  return hours > 0
    ? worded("order.left.hours", { hours, minutes: minutes % 60 })
    : worded("order.left.minutes", { minutes });
}
