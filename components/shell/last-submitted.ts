/** What was last sent from a page, kept in this tab only until another page opens. */
const KEY = "last-submitted";

export type Submitted = readonly { readonly label: string; readonly value: string }[];

/** Keeps what a person could read in the form; nothing hidden, no password, no file. */
export function keepSubmitted(form: HTMLFormElement): void {
  const fields = [...form.elements].flatMap((element): Submitted => {
    if (!isText(element) || element.value.trim() === "") return [];
    return [{ label: element.labels?.[0]?.innerText.trim() || element.name, value: shownOf(element) }];
  });
  if (fields.length > 0) sessionStorage.setItem(KEY, JSON.stringify(fields));
  else forgetSubmitted();
}

export function forgetSubmitted(): void {
  sessionStorage.removeItem(KEY);
}

/** The text as it is stored, so that it compares equal between two reads; null: nothing is kept. */
export function storedSubmitted(): string | null {
  return sessionStorage.getItem(KEY);
}

export function readSubmitted(stored: string | null): Submitted {
  return stored === null ? [] : (JSON.parse(stored) as Submitted);
}

type TextControl = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function isText(element: Element): element is TextControl {
  if (element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement) return true;
  return element instanceof HTMLInputElement && ["text", "email", "tel", "number", "date"].includes(element.type);
}

function shownOf(element: TextControl): string {
  return element instanceof HTMLSelectElement ? (element.selectedOptions[0]?.label ?? element.value) : element.value;
}
