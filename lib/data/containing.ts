/** The pattern of ilike for what contains a text, whatever signs of patterns it holds. */
export function containing(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, "\\$&")}%`;
}
