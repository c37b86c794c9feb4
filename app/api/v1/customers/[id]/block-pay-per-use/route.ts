import { BlockRequest } from "@/lib/contracts/api/restriction";
import { blockPayPerUse } from "@/lib/data/restriction/block-pay-per-use";
import { restriction } from "../../../_plumbing/restriction";

export const POST = restriction({ action: "restriction.block-pay-per-use", body: BlockRequest, run: blockPayPerUse });
