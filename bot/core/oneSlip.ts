/** Letters of the shortest name in which one may be wrong: of fewer, half of all names are one letter away. */
const LETTERS_AT_LEAST = 6

/** Whether two words are the same but for one letter that is missing, too many, another, or changed places with its neighbour. */
export function isOneSlip(typed: string, meant: string): boolean {
  if (typed === meant || meant.length < LETTERS_AT_LEAST) return false
  let start = 0
  while (start < meant.length && typed[start] === meant[start]) start++
  const [rest, its] = [typed.slice(start), meant.slice(start)]
  return (
    rest.slice(1) === its.slice(1) ||
    rest.slice(1) === its ||
    rest === its.slice(1) ||
    (rest[0] === its[1] && rest[1] === its[0] && rest.slice(2) === its.slice(2))
  )
}
