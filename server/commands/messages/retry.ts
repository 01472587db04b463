import type { Database } from '../../../db/connect.ts'
import { handleAgain, sendAgain, sendAgainBecause } from '../../../db/failures.ts'
import type { Answer, Command } from '../command.ts'
import { wholeNumber } from '../wholeNumber.ts'

const LOOK = 'xem npm run admin -- messages failed.'

/** Puts messages that were given up back into their queue, for the server to take. */
export const retryCommand: Command = {
  words: 'messages retry',
  noted: 'together',
  parameters: ['[ID…]'],
  options: { reason: { placeholder: 'TEXT' } },
  does: 'làm lại tin đã bỏ, theo ID hoặc mọi tin cùng lý do',
  async run(operator, given) {
    const reason = given.optional('reason')
    if (reason === undefined && given.list.length === 0)
      return { problems: [`Thiếu ID hoặc --reason: ${LOOK}`] }
    const database = await operator.database()
    const unknown: string[] = []
    for (const written of given.list) if (!(await again(database, written))) unknown.push(written)
    const alike = reason === undefined ? 0 : await sendAgainBecause(database, reason)
    return answerTo(given.list.length - unknown.length + alike, [
      ...unknown.map((written) => `Không có tin bị bỏ nào là ${written}: ${LOOK}`),
      ...(reason !== undefined && alike === 0 ? [`Không có tin bị bỏ nào vì "${reason}": ${LOOK}`] : []),
    ])
  },
}

function answerTo(done: number, problems: readonly string[]): Answer {
  return {
    about: { count: done },
    lines: done > 0 ? [`Đã đưa ${done} tin về hàng đợi; máy chủ sẽ làm lại.`] : [],
    problems,
  }
}

async function again(database: Database, written: string): Promise<boolean> {
  const [, way, digits] = /^(in|out)-(\d+)$/.exec(written) ?? []
  const id = wholeNumber(digits ?? '')
  if (id === undefined) return false
  return way === 'out' ? sendAgain(database, id) : handleAgain(database, id)
}
