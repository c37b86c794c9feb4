/** Columns of a list of customers to pre-register, in their usual order. */
export const LIST_COLUMNS = ["name", "email", "contact", "external_id", "note"] as const;
