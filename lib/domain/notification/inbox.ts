/** Unread messages are counted among so many of the newest, so that an open page may ask every few seconds. */
export const INBOX_COUNTED = 1000;

/** What is more is said as "99+". */
export const UNREAD_SHOWN = 99;

/** Of a message's instant and its commit: what was written in that time may not have been shown when all was marked. */
export const UNSEEN_MS = 10 * 60 * 1000;
