import { isAway } from '../../db/away.ts'
import { type Claim, claimInLine } from '../../db/claims.ts'
import { startLoop, type Worker } from './loop.ts'
import type { PhotoPlaces } from './photoPlaces.ts'
import { handlePhotos, type Leased, leasePhoto, photoIn } from './photoTurns.ts'
import type { TurnParts } from './play.ts'
import { failedOf, setBack } from './setBack.ts'

/** How often the line is looked at for photos that another process put there; its own are known at once. */
const POLL_MILLISECONDS = 1_000

/** What became of a look at the line. */
type Next = Leased | 'again' | 'nobody'

/** Gives places that come free to the photos that have stood in line longest. */
export function startPhotoLine(parts: TurnParts, places: PhotoPlaces): Worker {
  return startLoop({
    name: 'photo line',
    lanes: 1,
    pollMilliseconds: POLL_MILLISECONDS,
    signal: places.changed,
    log: parts.log,
    async once() {
      const looked: boolean[] = []
      for (const channel of parts.channels.keys()) looked.push(await readNext(parts, places, channel))
      return looked.includes(true) ? 'worked' : 'idle'
    },
  })
}

/** Takes the next photo of a channel out of the line, if there is a place; false when there is nothing to do. */
async function readNext(parts: TurnParts, places: PhotoPlaces, channel: string): Promise<boolean> {
  const place = places.next(channel)
  if (!place) return false
  const next = await nextInLine(parts, channel).catch((error: unknown) => {
    place.leave()
    throw error
  })
  if (typeof next === 'object') {
    place.use(() => handlePhotos(parts, next))
    return true
  }
  place.leave()
  if (next === 'nobody') places.nobodyWaits(channel)
  return next === 'again'
}

async function nextInLine({ database, ...parts }: TurnParts, channel: string): Promise<Next> {
  let claimed: Claim | undefined
  try {
    return await database.transaction(async (store) => {
      const claim = await claimInLine(store, channel)
      if (typeof claim !== 'object') return claim ?? 'nobody'
      claimed = claim
      const photo = photoIn(claim)
      if (!photo) throw new Error('only photos stand in line')
      return (await leasePhoto(store, claim, photo)) ?? 'again'
    })
  } catch (error) {
    const failed = failedOf(claimed, error)
    if (!failed || isAway(error)) throw error
    await setBack({ database, ...parts }, failed, error)
    return 'again'
  }
}
