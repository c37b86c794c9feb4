import "server-only";
import { uuidv7 } from "uuidv7";

/** UUIDv7: rises with time, so rows and change ids sort as they happened. */
export const newId = uuidv7;
