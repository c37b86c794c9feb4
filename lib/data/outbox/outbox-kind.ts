/** Kind of the outbox rows that are signed and sent to a connector. */
export const CONNECTOR_ORDER = "connector-order";
/** Wakes who runs exports, which wait in export_jobs and not in the outbox. */
export const EXPORT = "export";
