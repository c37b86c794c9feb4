/** "customer/period/amount/threshold": the same budget alert is raised once (G17). */
export function budgetKeyOf(
  customerId: string,
  { period, amount, threshold }: { readonly period: string; readonly amount: string; readonly threshold: number },
): string {
  return `${customerId}/${period}/${amount}/${threshold}`;
}
