/** Read on the server, so that the rail has its width before the first paint. */
export const RAIL_COOKIE = "rail";
