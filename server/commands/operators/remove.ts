import { removeAlarmChat } from '../../../db/alarmChats.ts'
import type { Command } from '../command.ts'
import { wholeNumber } from '../wholeNumber.ts'

/** Ends the telling of alarms in a chat at once. */
export const removeCommand: Command = {
  words: 'operators remove',
  noted: 'together',
  parameters: ['ID'],
  does: 'thôi báo sự cố tới một cuộc trò chuyện (ID ở operators list)',
  async run(operator, given) {
    const id = wholeNumber(given.value('ID'))
    if (id === undefined || !(await removeAlarmChat(await operator.database(), id)))
      return {
        problems: [
          `Không có cuộc trò chuyện số ${given.value('ID')} nhận báo sự cố: xem npm run admin -- operators list.`,
        ],
      }
    return { lines: [`Cuộc trò chuyện số ${id} không nhận báo sự cố nữa, ngay từ bây giờ.`] }
  },
}
