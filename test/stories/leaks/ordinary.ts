import { readdirSync, readFileSync } from 'node:fs'
import { fold } from '../../../bot/core/fold.ts'

/** What people of the stories say that everybody may know: names of places and gates, and ordinary words. */
const ORDINARY = [
  // Venues and gates are named on posters, and to the officials of their units.
  ...['Nhà hàng Hải Đăng', 'Chợ Ga', 'Cổng 1', 'Cổng 2', 'Nhà văn hoá Lê Chân'],
  // Times, periods and wishes.
  ...['6 giờ chiều', 'Hôm nay', '3 ngày nữa', 'đăng ký', '7 ngày qua'],
  // Unit names beside their city, as a group asks for figures.
  ...['quận Ngô Quyền 7 ngày qua'],
]

const UNITS = new URL('../../../db/units/', import.meta.url)

type Unit = { readonly name: string; readonly type: string }

/** Whether the words are no secret. */
export const isOrdinary = ordinaryWords()

function ordinaryWords(): (words: string) => boolean {
  const units = readdirSync(UNITS)
    .filter((file) => /^haiphong-\d+\.json$/.test(file))
    .flatMap((file): Unit[] => JSON.parse(readFileSync(new URL(file, UNITS), 'utf8')))
    .flatMap(({ name, type }) => [name, `${type} ${name}`])
  const known = new Set([...ORDINARY, ...units].map(fold))
  return (words) => known.has(fold(words))
}
