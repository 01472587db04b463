import type { Telegram } from '../../emulators/telegram/startTelegram.ts'
import { inspectDiscretion } from '../discretion.ts'
import { StoryDiffers } from '../play.ts'
import type { Stage } from '../stage.ts'
import { type Counted, countMorning } from './counted.ts'
import { toldInAll } from './told.ts'

/**
 * What the script makes of the morning: 200 different people came, whoever was only brought along not counted; eight of them
 * came twice; 25 sent a photo at the way out, 15 tapped, one showed a card, and the paper list says of two when they left.
 */
const WRITTEN = { visitors: 200, arrivals: 208, departures: 43 } as const

/** What must hold after the morning beside the words. Gives what was counted, in words. */
export async function inspectMorning(stage: Stage, telegram: Telegram, dataDir: string): Promise<string> {
  inspectDiscretion(telegram, toldInAll())
  inspectRemovals(telegram)
  const counted = await countMorning(dataDir)
  for (const [what, count] of Object.entries(WRITTEN)) expectCount(counted, what as keyof Counted, count)
  expectCount(counted, 'doubled', 0)
  expectCount(counted, 'insideByPlaces', counted.peopleIn - counted.peopleOut)
  expectCount(counted, 'hourlyIns', counted.arrivals)
  expectCount(counted, 'hourlyOuts', counted.departures)
  for (const [blank, what] of LOGGED) expectCount(counted, what, Number(stage.filled.get(blank)))
  const { visitors, arrivals, departures, peopleIn, peopleOut, insideByPlaces } = counted
  return (
    `Đếm riêng trong cơ sở dữ liệu: ${visitors} khách, ${arrivals} lượt vào, ${departures} lượt ra; ` +
    `kể cả người đi cùng ${peopleIn} người vào, ${peopleOut} người không còn ở trong, nên còn ${insideByPlaces} người.`
  )
}

/** Photos that Chị Hoa sent of cards and national codes. */
const DOCUMENTS_ON_TELEGRAM = 10

/** Every photo of a document that was scanned on Telegram has left its chat, and nothing else has. */
function inspectRemovals(telegram: Telegram): void {
  const removed = new Set(
    telegram.callsOf('deleteMessage').map(({ params, outcome }) => outcome.result && params.message_id),
  )
  if (removed.size === DOCUMENTS_ON_TELEGRAM) return
  throw new StoryDiffers(`${removed.size} of ${DOCUMENTS_ON_TELEGRAM} photos of documents left Telegram`)
}

/** What the owner's log said last. */
const LOGGED: readonly (readonly [blank: string, what: keyof Counted])[] = [
  ['number ins', 'arrivals'],
  ['number outs', 'departures'],
  ['number inside', 'insideByPlaces'],
]

function expectCount(counted: Counted, what: keyof Counted, count: number): void {
  if (counted[what] === count) return
  throw new StoryDiffers(`${what}: ${count} expected, ${counted[what]} counted beside the server`)
}
