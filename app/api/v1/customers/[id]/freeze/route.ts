import { FreezeRequest } from "@/lib/contracts/api/restriction";
import { freezeCustomer } from "@/lib/data/restriction/freeze-customer";
import { restriction } from "../../../_plumbing/restriction";

export const POST = restriction({ action: "restriction.freeze", body: FreezeRequest, run: freezeCustomer });
