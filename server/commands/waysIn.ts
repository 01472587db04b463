import { showCode } from '../../bot/qr/code.ts'
import type { Operator } from './operator.ts'
import { webBase } from './webBase.ts'
import { zaloChat } from './zaloChat.ts'

/** How a one-time code is brought into a private chat of each channel that is on. */
export async function waysIn(operator: Operator, code: string): Promise<string[]> {
  return [
    ...zaloLines(operator, code),
    ...(await telegramLines(operator, code)),
    `  Web       ${await webBase(operator)}/chat#open=${code}`,
    `Mã: ${showCode(code)}`,
  ]
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
