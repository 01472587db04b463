import { dismiss } from '../../../db/officials.ts'
import type { Command } from '../command.ts'
import { unitLabel } from '../units/named.ts'
import { wholeNumber } from '../wholeNumber.ts'

/** Ends an appointment at once. */
export const removeCommand: Command = {
  words: 'officials remove',
  parameters: ['ID'],
  does: 'thôi giao việc cho một cán bộ (ID ở officials list)',
  async run(operator, given) {
    const id = wholeNumber(given.value('ID'))
    const gone = id === undefined ? undefined : await dismiss(await operator.database(), id)
    if (!gone)
      return { problems: [`Không có cán bộ số ${given.value('ID')}: xem npm run admin -- officials list.`] }
    return {
      lines: [
        `Cán bộ số ${id} của ${unitLabel(await operator.units(), gone, await operator.formerUnits())} không còn quyền, ngay từ bây giờ.`,
        'Các nhóm đã ghép vẫn nhận số liệu; xem npm run admin -- groups list.',
      ],
    }
  },
}
