const STARS = "•••";

/** First letter and domain: "a•••@example.com". */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf("@");
  return at < 1 ? STARS : `${Array.from(email)[0] ?? ""}${STARS}${email.slice(at)}`;
}

/** The last four digits. */
export function maskPhone(phone: string): string {
  const digits = phone.replaceAll(/\D/g, "");
  return digits.length < 7 ? STARS : `${STARS} ${digits.slice(-4)}`;
}
