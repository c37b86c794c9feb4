/** Columns of the sheet that restricts many customers. */
export const RESTRICTION_COLUMNS = ["customer", "act", "reason", "message"] as const;

/** Rows sent at once: the screen shows progress after each piece, and no transaction outlives its row. */
export const PIECE_MAX = 25;
