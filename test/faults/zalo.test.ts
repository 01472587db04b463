import { expect, test } from 'vitest'
import type { Faults } from '../emulators/zalo/faults.ts'
import type { Person } from '../emulators/zalo/people/person.ts'
import { openZaloHouse, type ZaloHouse } from '../server/zalo/support/zaloHouse.ts'
import { eventually } from '../support/eventually.ts'
import { asked } from './support/asked.ts'
import { summed } from './support/summary.ts'

/** What makes the account wait for a quarter or half a minute, or a call for as long, is left out of a share (`MESSENGER_FAULTS=12`). */
const WAITS = asked('MESSENGER_FAULTS', 100) >= 100
const SEND = '/v3.0/oa/message/cs'
const TOKEN = '/v4/oa/access_token'
const QUESTION = '/trogiup'
const ANSWER = 'Kênh khai báo y tế'
/** Milliseconds: every fault is over after two tries, and each may cost half a minute. */
const PATIENCE = 120_000

type Fault = (faults: Faults, applied: boolean) => void

const QUICK: readonly Fault[] = [
  (faults, applied) => faults.serverErrorHtml(1, { on: [SEND], applied, status: 502 }),
  (faults, applied) => faults.serverErrorHtml(1, { on: [SEND], applied, status: 200 }),
  (faults, applied) => faults.refuse(1, -200, { on: [SEND], applied, status: 500 }),
  (faults, applied) => faults.refuse(1, -99_999, { on: [SEND], applied }),
  (faults, applied) => faults.reset(1, { on: [SEND], applied }),
]
const WAITING: readonly Fault[] = [
  (faults, applied) => faults.refuse(1, -32, { on: [SEND], applied }),
  (faults, applied) => faults.hang(1, { on: [SEND], applied }),
  (faults) => {
    // The token is refused, and the first tries to renew it fail.
    faults.refuse(1, -216, { on: [SEND] })
    faults.serverErrorHtml(1, { on: [TOKEN] })
  },
]
const FAULTS = WAITS ? [...QUICK, ...WAITING] : QUICK

/** Calls that have met a fault. */
const met = ({ zalo }: ZaloHouse) => zalo.calls.filter(({ outcome }) => outcome.fault).length

const answersTo = (person: Person) => person.messages.filter(({ text }) => text.includes(ANSWER)).length

/** Each fault meets the answer to another person; gives how many answers came a second time. */
async function askUnderFaults(house: ZaloHouse, applied: boolean): Promise<number> {
  const people = FAULTS.map(() => house.zalo.user())
  for (const [index, person] of people.entries()) {
    const before = met(house)
    FAULTS[index]?.(house.zalo.faults, applied)
    person.send(QUESTION)
    await eventually(() => met(house) > before, 'a fault was not met', PATIENCE)
    await eventually(() => answersTo(person) > 0, 'somebody was never answered', PATIENCE)
  }
  await eventually(
    async () => (await house.outbox()).every(({ outcome }) => outcome === 'sent'),
    'something is stuck',
    PATIENCE,
  )
  return people.reduce((sum, person) => sum + answersTo(person) - 1, 0)
}

test.each([
  ['refuses', false],
  ['does it and says it did not', true],
])('an account whose messenger %s answers everybody', async (what, applied) => {
  const house = await openZaloHouse()
  try {
    await summed(`Zalo ${what}`, async (tell) => {
      await house.open()
      const asked = askUnderFaults(house, applied)
      await asked.catch(() => {})
      const figures = await figuresOf(house)
      tell(figures)
      const deliveredTwice = await asked
      tell({ deliveredTwice })
      expect(figures).toMatchObject({ lost: 0, doubled: 0 })
      expect(deliveredTwice).toBeLessThanOrEqual(applied ? FAULTS.length : 0)
    })
  } finally {
    await house.end()
  }
})

/** What was met, and what became of the question of each. */
async function figuresOf(house: ZaloHouse) {
  const acknowledged = FAULTS.length
  const [inbox] = await house.database.client<{ handled: number }[]>`
    select count(*)::int as handled from inbox where outcome = 'handled'`
  const handled = inbox?.handled ?? 0
  const answers = (await house.outbox()).length
  return {
    faults: met(house),
    acknowledged,
    handled,
    lost: Math.max(0, acknowledged - Math.min(handled, answers)),
    doubled: Math.max(0, answers - acknowledged),
  }
}
