import type { AppLocale } from "./locale";

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? "");
}

/** Lines stay lines. */
export function paragraph(text: string): string {
  return `<p style="margin:0 0 16px">${escapeHtml(text).replaceAll("\n", "<br>")}</p>`;
}

/** Only an address of the web: a link of any other kind stays text. */
export function linkTo(address: string, text = address): string {
  if (!/^https?:\/\//.test(address)) return escapeHtml(text);
  return `<a href="${escapeHtml(address)}">${escapeHtml(text)}</a>`;
}

/** Nothing in it is fetched from anywhere. */
export function documentOf(locale: AppLocale, parts: readonly string[]): string {
  const body = "margin:24px;max-width:36rem;font:15px/1.5 system-ui,sans-serif;color:#1f1d1a;background:#ffffff";
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"></head><body style="${body}">${parts.join("")}</body></html>`;
}
