/** An error of forecasts in percent: one decimal, since the ones worth telling lie close to nothing. */
export function formatErrorPercent(percent: number, locale: string): string {
  const digits = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return `${digits.format(percent)}%`;
}
