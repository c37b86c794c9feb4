/** Kept instead of a language while a person has chosen none. */
export const FOLLOW_BROWSER = "browser";
