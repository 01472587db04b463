import { dateAndTime } from '../../../bot/core/cityTime.ts'
import { actLines } from '../../../db/actLines.ts'
import { columns } from '../columns.ts'
import type { Command } from '../command.ts'
import { DAYS, daysBack } from '../daysBack.ts'
import { unitLabel } from '../units/named.ts'
import { ACTOR_WORDS, watchedWords } from './words.ts'

/** Lines on one screen; who wants more asks for fewer days, or for one person's. */
const SHOWN = 500
/** A random id or its beginning, long enough to mean one person. */
const LOG_ID = /^[0-9a-f-]{8,36}$/

/** Shows each act and each reading, of all or of one, under random ids: never a name. */
export const listCommand: Command = {
  words: 'acts list',
  noted: 'together',
  options: { days: { placeholder: 'N' }, who: { placeholder: 'MÃ' } },
  does: `xem từng việc, từng lần đọc (${DAYS} ngày; --who: mã ở officials list)`,
  async run(operator, given) {
    const { days, since } = daysBack(operator, given)
    const who = given.optional('who')?.toLowerCase()
    if (who !== undefined && !LOG_ID.test(who))
      return { problems: [`"${who}" không phải mã người: xem cột MÃ ở npm run admin -- officials list.`] }
    const [units, former] = [await operator.units(), await operator.formerUnits()]
    const asked = { since, limit: SHOWN, ...(who !== undefined && { who }) }
    const lines = await actLines(await operator.database(), asked)
    if (lines.length === 0) return { lines: [`Trong ${days} ngày qua không có việc nào được ghi.`] }
    const rows = lines.map((line) => [
      dateAndTime(line.at, operator.environment.CITY_TIME_ZONE),
      ACTOR_WORDS[line.actorKind],
      line.actorLogId ?? '',
      watchedWords(line.what),
      line.edition !== null && line.unitCode !== null
        ? unitLabel(units, { edition: line.edition, unitCode: line.unitCode }, former)
        : '',
      line.count === null ? '' : String(line.count),
      line.venueLogId ?? '',
      line.personLogId ?? '',
    ])
    return {
      about: { count: lines.length },
      lines: [
        ...columns([['LÚC', 'AI', 'MÃ', 'VIỆC', 'ĐƠN VỊ', 'SỐ', 'ĐỊA ĐIỂM', 'VỀ NGƯỜI'], ...rows]),
        ...(lines.length === SHOWN ? [`Chỉ hiện ${SHOWN} dòng mới nhất.`] : []),
      ],
    }
  },
}
