import { z } from "zod";
import { FOLLOW_BROWSER } from "./follow-browser";
import { personName } from "./invitation";

export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

export const ProfileInput = z.object({
  name: personName,
  language: z.enum([FOLLOW_BROWSER, "en", "zh-CN"], "language"),
  timeZone: z.string().max(60, "timeZone").refine(isTimeZone, "timeZone"),
});

/** Which of the person's sessions: its hash. */
export const SessionInput = z.object({ session: z.hash("sha256") });

export const PasswordInput = z.object({
  current: z.string().min(1, "current").max(1000, "current"),
  next: z.string().min(1, "next").max(1000, "next"),
});
