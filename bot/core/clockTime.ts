import { fold } from './fold.ts'

const DAY_MINUTES = 1440
/** Midnight, for what ends with the day. */
export const LAST_MINUTE = DAY_MINUTES - 1
const NOON_HOUR = 12
/** "22:00", "22h30", "10 giờ tối", "9 rưỡi tối", "10 pm", with or without "lúc" before it. */
const CLOCK_TIME =
  /^(?:luc |khoang |at )*(\d{1,2})(?:\s*(?::|\.|h|g|gio)\s*(\d{2}|ruoi)?| (ruoi))?\s*(?:phut)?\s*(sang|trua|chieu|toi|dem|am|pm)?$/

/** A time of the day as people write it, as a minute of the day; midnight at its end is the day's last minute. */
export function parseClockTime(typed: string): number | undefined {
  const [, hours, minutes, half, part] = CLOCK_TIME.exec(fold(typed.normalize('NFKC'))) ?? []
  if (hours === undefined) return undefined
  const hour = hourOfDay(Number(hours), part)
  const minute = half || minutes === 'ruoi' ? 30 : Number(minutes ?? 0)
  const total = hour * 60 + minute
  if (minute > 59 || total > DAY_MINUTES) return undefined
  return total === DAY_MINUTES ? LAST_MINUTE : total
}

function hourOfDay(hour: number, part: string | undefined): number {
  if (part === 'dem' && hour === NOON_HOUR) return 24
  const isAfternoon = part === 'chieu' || part === 'toi' || part === 'pm' || (part === 'dem' && hour > 5)
  if (part === 'am' && hour === NOON_HOUR) return 0
  return isAfternoon && hour < NOON_HOUR ? hour + NOON_HOUR : hour
}

/** A minute of the day as `22:30`. */
export function showClockTime(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}
