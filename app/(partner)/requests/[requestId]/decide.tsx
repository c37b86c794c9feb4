"use client";

import { useBudgetConsequence } from "@/components/budget/budget-consequences";
import { DecideForm, type DecideFormProps } from "@/components/request/decide-form";

/** The approval with what follows for a budget in the words of budgets. */
export function Decide(props: Omit<DecideFormProps, "consequenceOf">) {
  const consequenceOf = useBudgetConsequence(props.currency);
  return <DecideForm {...props} consequenceOf={consequenceOf} />;
}
