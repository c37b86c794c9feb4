import { createServer } from "node:http";
import postgres from "postgres";
import { APPLICATION_ROLE } from "@/db/client";
import type { Statement } from "./statement";

/** A plain server that runs one statement a request and sends its rows; nothing between. */
const { port, url, statement } = JSON.parse(process.env["PLAIN_SERVER"] ?? "") as {
  port: number;
  url: string;
  statement: Statement;
};
const sql = postgres(url, {
  max: 10,
  connection: {
    role: APPLICATION_ROLE,
    "app.distributor": statement.distributorId,
    plan_cache_mode: "force_generic_plan",
  } as Record<string, string>,
});

createServer(async (_request, response) => {
  const rows = await sql.unsafe(statement.text, [...statement.values], { prepare: true });
  response.setHeader("content-type", "application/json").end(JSON.stringify(rows));
}).listen(port, "127.0.0.1");
