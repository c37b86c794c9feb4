import type { AskPartnerInput } from "@/lib/contracts/question";
import type { Decision } from "@/lib/domain/decision";
import type { QuestionReason } from "@/lib/domain/question/decide-question";
import { customerActor, permit, type World } from "../budget/governance.fixture";
import { askPartner } from "./ask-partner";

export const TEXT = "We would like to buy a database. What is missing?";

/** A customer of the world asks its partner; about buying at all where nothing else is said. */
export function ask(
  world: World,
  customerId: string,
  asked: AskPartnerInput = { about: "eligibility", amount: null, text: TEXT },
): Promise<Decision<QuestionReason>> {
  return askPartner(permit(customerActor(world, customerId), "partner.ask"), asked, "en");
}

export const codesOf = (decision: Decision<QuestionReason>): readonly string[] =>
  decision.allowed ? [] : decision.reasons.map(({ code }) => code);
