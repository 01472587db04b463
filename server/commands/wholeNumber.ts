/** A row's number as an operator writes it; nothing when it is none. */
export function wholeNumber(written: string): number | undefined {
  return /^\d{1,15}$/.test(written) ? Number(written) : undefined
}
