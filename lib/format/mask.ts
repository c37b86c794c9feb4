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

/** The first letter: "A•••". */
export function maskName(name: string): string {
  return name === "" ? "" : `${Array.from(name)[0] ?? ""}${STARS}`;
}

const EMAIL = /[^\s@<>"',;:()]+@[^\s@<>"',;:()]+\.[^\s@<>"',;:()]+/g;
// Eight digits or more, however spaced; no money with its decimals, no date, no id.
const PHONE = /(?<![\w.-])\+?\d(?:[\s()-]?\d){7,}(?![\w.-])/g;
const DAY = /^\d{4}-?\d{2}-?\d{2}/;

/** Free text with its e-mail addresses and phone numbers made unreadable. */
export function maskText(text: string): string {
  return text
    .replaceAll(EMAIL, (email) => maskEmail(email))
    .replaceAll(PHONE, (digits) => (DAY.test(digits) ? digits : maskPhone(digits)));
}

// Instants, ids, and numbers alone: amounts, and accounts of providers.
const UNTOUCHED = /^\d{4}-\d{2}-\d{2}T|^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$|^-?\d+(\.\d+)?$/;
const NAMES = /^(name|customer|reseller|subject|person|contact)$|Name$/;

/** Facts with every name, e-mail address and phone number made unreadable, whatever their shape. */
export function maskFacts(value: unknown, field = ""): unknown {
  if (Array.isArray(value)) return value.map((part) => maskFacts(part, field));
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, maskFacts(part, name)]));
  }
  if (typeof value !== "string") return value;
  if (/phone/i.test(field)) return maskPhone(value);
  if (UNTOUCHED.test(value)) return value;
  if (/e-?mail/i.test(field)) return maskEmail(value);
  return NAMES.test(field) ? maskName(value) : maskText(value);
}
