import type { Database } from '../../../db/connect.ts'
import { handleAgain, sendAgain } from '../../../db/failures.ts'
import type { Command } from '../command.ts'
import { wholeNumber } from '../wholeNumber.ts'

/** Puts messages that were given up back into their queue, for the server to take. */
export const retryCommand: Command = {
  words: 'messages retry',
  parameters: ['ID…'],
  does: 'làm lại những tin đã bỏ (ID ở messages failed)',
  async run(operator, given) {
    const database = await operator.database()
    const unknown: string[] = []
    for (const written of given.list) if (!(await again(database, written))) unknown.push(written)
    const done = given.list.length - unknown.length
    return {
      lines: done > 0 ? [`Đã đưa ${done} tin về hàng đợi; máy chủ sẽ làm lại.`] : [],
      problems: unknown.map(
        (written) => `Không có tin bị bỏ nào là ${written}: xem npm run admin -- messages failed.`,
      ),
    }
  },
}

async function again(database: Database, written: string): Promise<boolean> {
  const [, way, digits] = /^(in|out)-(\d+)$/.exec(written) ?? []
  const id = wholeNumber(digits ?? '')
  if (id === undefined) return false
  return way === 'out' ? sendAgain(database, id) : handleAgain(database, id)
}
