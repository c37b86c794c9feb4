import { FreezeRequest } from "@/lib/contracts/api/restriction";
import { orderFreeze } from "@/lib/data/restriction/order-restriction";
import { restriction } from "../../../_plumbing/restriction";

export const POST = restriction({
  action: "restriction.freeze",
  body: FreezeRequest,
  run: (permit, { now, ...input }) => orderFreeze(permit, { ...input, timing: now ? "now" : "delayed" }),
});
