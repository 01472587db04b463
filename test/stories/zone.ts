/** A time zone in which it is this hour now. IANA counts the hours behind Greenwich; no place is more than 12 of them behind. */
export function zoneWhereItIs(hour: number, now: Date): string {
  const ahead = hour - now.getUTCHours()
  const offset = ahead < -12 ? ahead + 24 : ahead > 14 ? ahead - 24 : ahead
  return `Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(offset)}`
}
