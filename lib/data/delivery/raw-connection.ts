import "server-only";
import type postgres from "postgres";
import type { Transaction } from "@/db/client";

/** The transaction's own connection, for what the query builder cannot say: COPY. */
export function rawConnectionOf(tx: Transaction): postgres.TransactionSql {
  const { session } = tx._;
  // By shape, not by class: a server's bundles may hold the library more than once.
  if (!("client" in session) || typeof session.client !== "function") {
    throw new Error("the transaction is not one of postgres.js");
  }
  return session.client as postgres.TransactionSql;
}
