/** Kind of the outbox rows that are signed and sent to a connector. */
export const CONNECTOR_ORDER = "connector-order";
/** Wakes who runs exports, which wait in export_jobs and not in the outbox. */
export const EXPORT = "export";
/** Wakes who raises and settles alerts, after what may have moved one; nothing waits in the outbox for it. */
export const ALERTS = "alerts";
/** Wakes who takes notices to people; their rows keep kinds of their own. */
export const NOTICE = "notice";
/** Kind of the outbox rows that are signed and posted to the operator's gateway for text messages. */
export const SMS = "sms";
/** Wakes who posts to webhooks, whose deliveries wait in a table of their own. */
export const WEBHOOK = "webhook";
