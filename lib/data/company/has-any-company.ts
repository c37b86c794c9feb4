import "server-only";
import { directory } from "@/db/schema";
import { database } from "../database";

/** False until the operator created the first distributor. */
export async function hasAnyCompany(): Promise<boolean> {
  const [row] = await database().select({ accountName: directory.accountName }).from(directory).limit(1);
  return row !== undefined;
}
