import { exportsSince, exportUnderWay, requestExport } from '../../../db/exports.ts'
import { cityDay, startOfCityDay } from '../../core/cityTime.ts'
import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { EXPORT_FORMATS } from '../../draw/attachment.ts'
import { noteAct } from '../noteAct.ts'
import { venueFor } from '../venue/venueFor.ts'
import { rangeText } from './asked.ts'

/** Files of a venue's log on a day of the city: more than anybody needs, and few enough that nobody keeps the server busy with them. */
const FILES_A_DAY = 20

/** The format was chosen: the file is made by a worker and sent when it is there. */
export async function beginExport(turn: Turn, argument: string): Promise<void> {
  const [format, venueId = ''] = argument.split('.')
  const wanted = EXPORT_FORMATS.find((one) => one === format)
  const { exporting } = turn.session
  if (!wanted || exporting?.venueId !== Number(venueId)) return say(turn, { text: text('menu.staleButton') })
  const venue = await venueFor(turn, exporting.venueId, 'export the log')
  if (!venue || !turn.person) return
  const { store, chat, city, now, language } = turn
  if (await exportUnderWay(store, chat.id)) return say(turn, { text: text('export.underWay') })
  const count = await exportsSince(
    store,
    venue.id,
    startOfCityDay(cityDay(now, city.timeZone), city.timeZone),
  )
  if (count >= FILES_A_DAY) return say(turn, { text: text('export.enough', { count, venue: venue.name }) })
  const { asked } = exporting
  await requestExport(store, {
    chatId: chat.id,
    personId: turn.person.id,
    venueId: venue.id,
    format: wanted,
    asked,
    language,
    createdAt: now,
  })
  const { first, last } = asked
  await noteAct(turn, 'log export asked', { venueId: venue.id, first, last })
  say(turn, { text: text('export.begun', { venue: venue.name, range: rangeText(asked) }) })
}
