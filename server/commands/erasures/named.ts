import type { Named } from '../../../db/erasures.ts'

/** How large a part of the persons held is more than people ask for between two backups. */
const MANY_PART = 0.1
/** Of a small city, or one that tries it out, a tenth is soon asked for. */
const FEW = 100

/** How many a file names, as the operator reads it before anybody is erased. */
export function namedLine({ named, held }: Named): string {
  return `Tệp này nói về ${named} trong ${held} người đang lưu.`
}

/** Whether so many of the persons held are more than a tenth. */
export function isLargePart(count: number, held: number): boolean {
  return count > held * MANY_PART
}

/** Whether a file names so many that somebody must type their number, and has not. */
export function waitsForNumber({ named, held }: Named, typed: string | undefined): boolean {
  return named > FEW && isLargePart(named, held) && typed !== String(named)
}
