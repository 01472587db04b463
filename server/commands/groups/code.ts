import { showCode } from '../../../bot/qr/code.ts'
import type { Command } from '../command.ts'
import { labelOf, makeOneTimeCode } from '../oneTimeCode.ts'
import type { Operator } from '../operator.ts'
import { webBase } from '../webBase.ts'
import { zaloChat } from '../zaloChat.ts'

/** Makes a one-time code that binds a group to a unit. */
export const codeCommand: Command = {
  words: 'groups code',
  noted: 'together',
  options: { unit: { placeholder: 'CODE', needed: true } },
  does: 'tạo mã một lần để ghép nhóm với đơn vị',
  async run(operator, given) {
    const { code, unit, until } = await makeOneTimeCode(operator, 'group', given.value('unit'))
    const telegram = await operator.telegram()
    const name = telegram?.botName()
    return {
      about: { unit: { edition: unit.edition, unitCode: unit.code } },
      lines: [
        `Mã ghép nhóm với ${labelOf(unit)}, dùng một lần, đến ${until}.`,
        'Cán bộ của chính đơn vị này gửi trong nhóm:',
        `  /ghepnhom ${showCode(code)}`,
        ...zaloLines(operator),
        ...(name
          ? ['hoặc mở liên kết để chọn nhóm trên Telegram:', `  https://t.me/${name}?startgroup=${code}`]
          : []),
        'hoặc mở một phòng nhóm trên trang web, rồi gửi dòng trên trong phòng:',
        `  ${await webBase(operator)}/chat#room=new`,
      ],
    }
  },
}

/** Only the Official Account makes groups in which it hears anything, and it knows an official from their private chat. */
function zaloLines({ environment }: Operator): string[] {
  const chat = zaloChat(environment)
  if (!chat) return []
  return [
    'Trên Zalo, nhóm phải là nhóm GMF do Official Account lập, và cán bộ đã nhận lời mời trong',
    `cuộc trò chuyện riêng với Official Account: ${chat}`,
  ]
}
