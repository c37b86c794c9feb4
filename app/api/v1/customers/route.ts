import { CustomerFilter } from "@/lib/contracts/api/customer";
import { decodeCursor } from "@/lib/contracts/cursor";
import { CustomerListQuery } from "@/lib/contracts/customer-list";
import { listCustomers } from "@/lib/data/customer/list-customers";
import { ok, problem } from "../_plumbing/answer";
import { customerOf } from "../_plumbing/customer";
import { endpoint } from "../_plumbing/endpoint";
import { readQuery } from "../_plumbing/read-body";

export const GET = endpoint({
  action: "customer.read",
  answer: async ({ permit, request }) => {
    const read = readQuery(request.url, CustomerFilter);
    if ("refused" in read) return read.refused;
    const { limit, cursor = null, search = null, ...filter } = read.value;
    if (cursor !== null && decodeCursor(cursor) === null) {
      const errors = [{ pointer: "cursor", detail: "is not a cursor of this list" }];
      return problem("invalid-request", { errors });
    }
    const at = new Date();
    const query = CustomerListQuery.parse({ ...filter, q: search, after: cursor });
    const page = await listCustomers(permit, query, at, limit);
    return ok({
      items: page.rows.map((row) => customerOf(row, at)),
      total: page.counts.matched,
      nextCursor: page.after,
    });
  },
});
