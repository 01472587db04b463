import { fold } from './fold.ts'
import { isKin } from './kinWords.ts'

const NUMBERS: Readonly<Record<string, number>> = {
  ...{ mot: 1, hai: 2, ba: 3, bon: 4, nam: 5, sau: 6, bay: 7, tam: 8, chin: 9, muoi: 10 },
  ...{ one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10 },
}
const COUNTED =
  /^(?:co |with |\+)?(\d{1,2}|[a-z]+)(?: (?:nguoi|dua|people|persons?|others?|more))?(?: (?:nua|a|nhe|khac))*$/

/** How many people are meant: "hai người", "3", "mẹ tôi và con gái". */
export function peopleIn(typed: string): number | undefined {
  const said = fold(typed).replace(/[.!]+$/, '')
  const [, number = ''] = COUNTED.exec(said) ?? []
  const count = NUMBERS[number] ?? (/^\d+$/.test(number) ? Number(number) : undefined)
  if (count !== undefined) return count
  const people = said.split(/\s*,\s*|\s+(?:va|voi|and)\s+/).filter((part) => part !== '')
  return people.length > 0 && people.every(isKin) ? people.length : undefined
}
