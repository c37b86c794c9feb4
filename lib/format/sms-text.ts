import type { SaidNotice } from "./notice-text";

/** Longer ones would be cut, or paid as many. */
const SMS_MAX = 300;

/** Title and detail in one line; what a person wrote is left to the other ways. */
export function smsText({ title, detail }: SaidNotice): string {
  const words = [title, detail]
    .filter((part) => part !== null)
    .join(" ")
    .replaceAll(/\s+/g, " ")
    .trim();
  const characters = [...words];
  return characters.length <= SMS_MAX ? words : `${characters.slice(0, SMS_MAX - 1).join("")}…`;
}
