/** Largest piece of a file in one request: below what a proxy in front may buffer. */
export const UPLOAD_PIECE_BYTES = 4 * 1024 * 1024;
