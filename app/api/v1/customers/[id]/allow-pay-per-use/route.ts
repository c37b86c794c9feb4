import { AllowRequest } from "@/lib/contracts/api/restriction";
import { allowPayPerUse } from "@/lib/data/restriction/allow-pay-per-use";
import { restriction } from "../../../_plumbing/restriction";

export const POST = restriction({ action: "restriction.allow-pay-per-use", body: AllowRequest, run: allowPayPerUse });
