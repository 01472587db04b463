/** How often each code stands in a list, of those that stand more than once. */
export function repeated(codes: readonly string[]): Map<string, number> {
  const times = new Map<string, number>()
  for (const code of codes) times.set(code, (times.get(code) ?? 0) + 1)
  return new Map([...times].filter(([, count]) => count > 1))
}
