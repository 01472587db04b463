import { readPlainly } from '../../bot/qr/readPlainly.ts'
import { cannot, type Heard } from '../../support/cast.ts'
import type { CrowdAct, NamedPrint, StoryActor } from '../stage.ts'
import { people, SEEDS } from './names.ts'
import { type Outcome, Visitor } from './visitor.ts'

/** So many hold their phones at the same moment; the others are a step behind, as at a gate. */
const AT_ONCE = 12

/** Many people, each in a web chat of their own. What came of it is heard as one message that sums it up. */
export function crowd(base: string): StoryActor {
  const somebody = people(SEEDS.crowd)
  const visitors: Visitor[] = []
  let heard: Heard | undefined

  function chosen({ count, who }: CrowdAct): Visitor[] {
    if (who === 'mới') {
      const newcomers = Array.from({ length: count }, () => new Visitor(base, somebody.next().value))
      visitors.push(...newcomers)
      return newcomers
    }
    const there = visitors.filter(({ whereabouts }) => whereabouts === who).slice(0, count)
    if (there.length < count) throw new Error(`only ${there.length} of them are ${who}`)
    return there
  }

  const alone = () => cannot('act alone')
  return {
    async crowd(wish) {
      const { act } = wish
      const [address] = act.kind === 'scan' ? await readPlainly(act.photo) : []
      const outcomes = await few(chosen(wish), (visitor) => visitor.carryOut(act, address))
      heard = { text: summedUp(outcomes), buttons: [] }
      return outcomes.flatMap(({ picture }, index): NamedPrint[] =>
        picture ? [[`mã ${index + 1}`, picture]] : [],
      )
    },
    async hear() {
      const text = heard ?? cannot('hear anything')
      heard = undefined
      return text
    },
    holds: () => visitors.flatMap((visitor) => visitor.holds()),
    ...{ say: alone, tap: alone, sendPhoto: alone, shareContact: alone, open: alone },
  }
}

/** Does something for each, a few at once; gives what came of it in the order of the many. */
async function few<One, Done>(many: readonly One[], act: (one: One) => Promise<Done>): Promise<Done[]> {
  const done: Done[] = []
  const waiting = many.entries()
  const lanes = Array.from({ length: AT_ONCE }, async () => {
    for (const [index, one] of waiting) done[index] = await act(one)
  })
  await Promise.all(lanes)
  return done
}

/** How many were told what, and how long they waited for each answer. */
function summedUp(outcomes: readonly Outcome[]): string {
  const told = new Map<string, number>()
  for (const { said } of outcomes) {
    const [first = ''] = said.split('\n')
    const words = first.replace(/\d{2}:\d{2}/gu, '…').replace(/ của .+? có hiệu lực/u, ' … có hiệu lực')
    told.set(words, (told.get(words) ?? 0) + 1)
  }
  const waits = outcomes.flatMap((outcome) => outcome.waits).sort((a, b) => a - b)
  const [middle = 0, slowest = 0] = [waits[waits.length >> 1], waits.at(-1)]
  return [
    ...[...told].map(([words, count]) => `${count} người: ${words}`),
    `(${waits.length} câu trả lời, mỗi câu chờ ${seconds(middle)} giây, chậm nhất ${seconds(slowest)} giây)`,
  ].join('\n')
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1).replace('.', ',')
}
