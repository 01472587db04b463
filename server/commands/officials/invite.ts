import { showCode } from '../../../bot/qr/code.ts'
import type { Command } from '../command.ts'
import { labelOf, makeOneTimeCode } from '../oneTimeCode.ts'
import type { Operator } from '../operator.ts'
import { webBase } from '../webBase.ts'
import { zaloChat } from '../zaloChat.ts'

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
        ...zaloLines(operator, code),
        ...(await telegramLines(operator, code)),
        `  Web       ${await webBase(operator)}/chat#open=${code}`,
        `Mã: ${showCode(code)}`,
      ],
    }
  },
}

/** Zalo's links carry nothing into the chat, so the code is sent there as a message. */
function zaloLines({ environment }: Operator, code: string): string[] {
  const chat = zaloChat(environment)
  return chat ? [`  Zalo      mở ${chat} rồi gửi mã ${showCode(code)}`] : []
}

async function telegramLines(operator: Operator, code: string): Promise<string[]> {
  const telegram = await operator.telegram()
  if (!telegram) return []
  const name = telegram.botName()
  return name
    ? [`  Telegram  https://t.me/${name}?start=${code}`]
    : [`  Telegram  chưa gọi được để biết tên bot: gửi cho bot dòng /start ${code}`]
}
