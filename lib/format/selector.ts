/** A code as a message's select argument: hyphens end a selector there. */
export function selectorOf(code: string): string {
  return code.replaceAll("-", "_");
}
