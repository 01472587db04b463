import type { Command } from '../command.ts'
import { labelOf, makeOneTimeCode } from '../oneTimeCode.ts'
import { waysIn } from '../waysIn.ts'

/** Makes a one-time link that turns whoever opens it into an official of a unit. */
export const inviteCommand: Command = {
  words: 'officials invite',
  options: { unit: { placeholder: 'CODE', needed: true } },
  does: 'tạo liên kết một lần để một người thành cán bộ của đơn vị',
  async run(operator, given) {
    const { code, unit, until } = await makeOneTimeCode(operator, 'official', given.value('unit'))
    return {
      lines: [
        `Liên kết một lần cho một cán bộ của ${labelOf(unit)}, dùng được đến ${until}.`,
        'Ai mở trước sẽ thành cán bộ, nên chỉ gửi cho đúng người:',
        ...(await waysIn(operator, code)),
      ],
    }
  },
}
