/** Kind of the outbox rows that are signed and sent to a connector. */
export const CONNECTOR_ORDER = "connector-order";
