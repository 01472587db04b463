/** The only place where moments become days and clock times of the city. A city day is `YYYY-MM-DD`. */

const MILLISECONDS_A_DAY = 86_400_000
/** No zone is further than this from UTC, so a city day starts within it around UTC's midnight. */
const WIDEST_OFFSET_MILLISECONDS = 16 * 3_600_000

/** One formatter a zone: making one takes a hundred times longer than using it. Zones come from configuration. */
const formatters = new Map<string, Intl.DateTimeFormat>()

/** The day that a moment falls on in a zone (IANA name, such as `Asia/Ho_Chi_Minh`). */
export function cityDay(moment: Date, zone: string): string {
  const { year, month, day } = partsOf(moment, zone)
  return `${year}-${month}-${day}`
}

/** The first moment of a city day; where the clock skips midnight, the moment after the skip. */
export function startOfCityDay(day: string, zone: string): Date {
  const midnightInUtc = Date.parse(`${day}T00:00:00Z`)
  let before = midnightInUtc - WIDEST_OFFSET_MILLISECONDS
  let within = midnightInUtc + WIDEST_OFFSET_MILLISECONDS
  while (within - before > 1) {
    const middle = Math.floor((before + within) / 2)
    if (cityDay(new Date(middle), zone) < day) before = middle
    else within = middle
  }
  return new Date(within)
}

/** A city day from its first moment to that of the next. */
export function spanOfCityDay(day: string, zone: string): { readonly from: Date; readonly to: Date } {
  return { from: startOfCityDay(day, zone), to: startOfCityDay(addDays(day, 1), zone) }
}

/** The day `count` days later, or earlier when it is negative. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * MILLISECONDS_A_DAY).toISOString().slice(0, 10)
}

/** How many days lie between two city days; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / MILLISECONDS_A_DAY)
}

/** The city's clock: `14:05`. */
export function clock(moment: Date, zone: string): string {
  const { hour, minute } = partsOf(moment, zone)
  return `${hour}:${minute}`
}

/** A moment whose UTC reads as the city's day and clock do, to the minute: for spreadsheets, which know no zones. */
export function asCityReads(moment: Date, zone: string): Date {
  const { year, month, day, hour, minute } = partsOf(moment, zone)
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:00Z`)
}

/** The hour of the city's clock, 0 to 23. */
export function cityHour(moment: Date, zone: string): number {
  return Number(partsOf(moment, zone).hour)
}

/** The minute of the city's day, 0 to 1439. */
export function minuteOfCityDay(moment: Date, zone: string): number {
  const { hour, minute } = partsOf(moment, zone)
  return Number(hour) * 60 + Number(minute)
}

const WEEKDAYS = [7, 1, 2, 3, 4, 5, 6] as const

/** The day of the week, Monday 1 to Sunday 7. */
export function weekdayOf(day: string): (typeof WEEKDAYS)[number] {
  return WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? 1
}

/** A city day as people write it: `2026-11-23` → `23/11/2026`. */
export function dayText(day: string): string {
  return day.split('-').reverse().join('/')
}

/** The date of a moment in the city: `23/11/2026`. */
export function dateText(moment: Date, zone: string): string {
  return dayText(cityDay(moment, zone))
}

/** Date and time of a moment in the city: `23/11/2026 14:05`. */
export function dateAndTime(moment: Date, zone: string): string {
  return `${dateText(moment, zone)} ${clock(moment, zone)}`
}

/** Whether the three numbers are a day of the calendar; that day as `YYYY-MM-DD`. */
export function calendarDay(year: number, month: number, day: number): string | undefined {
  const written = `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`
  const moment = Date.parse(`${written}T00:00:00Z`)
  return Number.isFinite(moment) && new Date(moment).toISOString().startsWith(written) ? written : undefined
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}

/** What a zone's clock showed in the minute that was asked for last: a turn asks a dozen times for the same one. Offsets are whole minutes. */
const lastMinutes = new Map<string, { readonly minute: number; readonly parts: Record<string, string> }>()

function partsOf(moment: Date, zone: string): Record<string, string> {
  const minute = Math.floor(moment.getTime() / 60_000)
  const last = lastMinutes.get(zone)
  if (last?.minute === minute) return last.parts
  const shown = formatterOf(zone).formatToParts(moment)
  const parts = Object.fromEntries(shown.map(({ type, value }) => [type, value]))
  lastMinutes.set(zone, { minute, parts })
  return parts
}

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known) return known
  const formatter = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  formatters.set(zone, formatter)
  return formatter
}
