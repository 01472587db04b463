/**
 * How many of something a run is asked for (`KILLS=20`), or what is usual by hand.
 * Throws when it is no whole number: a loop to what is none ends at once, and nothing has been tried.
 */
export function asked(name: string, usual: number): number {
  const words = process.env[name]
  if (words === undefined) return usual
  if (!/^\d+$/.test(words)) throw new Error(`${name} is a whole number, not ${JSON.stringify(words)}`)
  return Number(words)
}
