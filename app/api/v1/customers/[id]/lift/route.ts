import { LiftRequest } from "@/lib/contracts/api/restriction";
import { liftFreeze } from "@/lib/data/restriction/lift-freeze";
import { restriction } from "../../../_plumbing/restriction";

export const POST = restriction({ action: "restriction.lift", body: LiftRequest, run: liftFreeze });
