import "server-only";
import { and, asc, eq, sql } from "drizzle-orm";
import { refusedRows } from "@/db/schema";
import type { Permit } from "@/lib/domain/access/permit";
import { inTenant } from "../tenant";

export type RefusedRow = {
  /** Place of the file in its import, from 0. */
  readonly file: number;
  /** Line on which the row begins, the header being line 1. */
  readonly line: number;
  /** Empty when the row as a whole is malformed. */
  readonly column: string;
  readonly cause: string;
  readonly value: string;
};

/** A page of an import's refused rows in file order (G13), after that place. */
export async function listRefusedRows(
  { actor }: Permit<"delivery.read">,
  importId: string,
  after: Pick<RefusedRow, "file" | "line">,
  limit: number,
): Promise<readonly RefusedRow[]> {
  const { file, line, column, cause, value } = refusedRows;
  return inTenant(actor, (tx) =>
    tx
      .select({ file, line, column, cause, value })
      .from(refusedRows)
      .where(
        and(
          eq(refusedRows.distributorId, actor.distributorId),
          eq(refusedRows.importId, importId),
          sql`(${file}, ${line}) > (${after.file}, ${after.line})`,
        ),
      )
      .orderBy(asc(file), asc(line))
      .limit(limit),
  );
}
