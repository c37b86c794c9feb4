/** Columns of the sheet that restricts many customers. */
export const RESTRICTION_COLUMNS = ["customer", "act", "reason", "message"] as const;
