import { cityDay, startOfCityDay } from '../../../bot/core/cityTime.ts'
import { ZONE } from './city.ts'
import type { World } from './world.ts'

/** Sets the clock as a transcript says: `14:05`, `25/11/2025 08:00`, or `14:20, sent 14:05`. */
export function setClock(world: World, words: string): void {
  const [now = '', sent = now] = words.split(', sent ')
  world.now = momentOf(world.now, now)
  world.sentAt = momentOf(world.now, sent)
}

/** `14:05` of the same day, or `25/11/2025 08:00`. */
function momentOf(before: Date, words: string): Date {
  const [, day, month, year, hour = '', minute = ''] =
    /^(?:(\d{2})\/(\d{2})\/(\d{4}) )?(\d{2}):(\d{2})$/.exec(words) ?? []
  if (hour === '') throw new Error(`this is no time: ${words}`)
  const date = day === undefined ? cityDay(before, ZONE) : `${year}-${month}-${day}`
  const midnight = startOfCityDay(date, ZONE).getTime()
  return new Date(midnight + (Number(hour) * 60 + Number(minute)) * 60_000)
}
