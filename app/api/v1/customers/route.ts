import { CustomerFilter } from "@/lib/contracts/api/customer";
import { CustomerListQuery } from "@/lib/contracts/customer-list";
import { listCustomers } from "@/lib/data/customer/list-customers";
import { ok } from "../_plumbing/answer";
import { customerOf } from "../_plumbing/customer";
import { endpoint } from "../_plumbing/endpoint";
import { notACursor, readQuery } from "../_plumbing/read-body";

export const GET = endpoint({
  action: "customer.read",
  answer: async ({ permit, request }) => {
    const read = readQuery(request.url, CustomerFilter);
    if ("refused" in read) return read.refused;
    const { limit, cursor = null, search = null, ...filter } = read.value;
    const misread = notACursor(cursor);
    if (misread) return misread;
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
