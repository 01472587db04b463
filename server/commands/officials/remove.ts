import { languageOf } from '../../../bot/core/languageOf.ts'
import { inLanguage } from '../../../bot/core/turn.ts'
import { endedText } from '../../../bot/flows/office/ending.ts'
import { chatsOfPerson } from '../../../db/chats.ts'
import type { Store } from '../../../db/connect.ts'
import { dismiss } from '../../../db/officials.ts'
import { enqueue } from '../../../db/outbox.ts'
import type { Command } from '../command.ts'
import { unitLabel } from '../units/named.ts'
import { wholeNumber } from '../wholeNumber.ts'

/** Ends an appointment at once, and tells the person, as in the chat. */
export const removeCommand: Command = {
  words: 'officials remove',
  noted: 'together',
  parameters: ['ID'],
  does: 'thôi phân công một cán bộ (ID ở officials list)',
  async run(operator, given) {
    const id = wholeNumber(given.value('ID'))
    const units = await operator.units()
    const formerUnits = await operator.formerUnits()
    const city = { edition: units.edition, units, formerUnits }
    const database = await operator.database()
    const gone = id === undefined ? undefined : await database.transaction((store) => end(store, city, id))
    if (!gone)
      return { problems: [`Không có cán bộ số ${given.value('ID')}: xem npm run admin -- officials list.`] }
    const { edition, unitCode, personId } = gone
    return {
      about: { unit: { edition, unitCode }, personId },
      lines: [
        `Cán bộ số ${id} của ${unitLabel(units, gone, formerUnits)} không còn quyền, ngay từ bây giờ.`,
        'Các nhóm đã ghép vẫn nhận số liệu; xem npm run admin -- groups list.',
      ],
    }
  },
}

async function end(store: Store, city: Parameters<typeof endedText>[0], id: number) {
  const gone = await dismiss(store, id)
  if (!gone) return undefined
  for (const chat of await chatsOfPerson(store, gone.personId)) {
    const body = inLanguage(languageOf(chat), { text: endedText(city, gone) })
    await enqueue(store, [{ chatId: chat.id, class: 'push', body }])
  }
  return gone
}
