import { dateAndTime } from '../../bot/core/cityTime.ts'
import { restore, type Settled, settle } from '../../db/backup/index.ts'
import { migrate } from '../../db/migrate.ts'
import { hasKeys, KeysProblem } from '../env/keys.ts'
import type { Command } from './command.ts'
import { OWNER_NEEDED } from './migrate.ts'
import type { Operator } from './operator.ts'

/** Fills a new database from a backup, wholly or not at all. */
export const restoreCommand: Command = {
  words: 'restore',
  noted: 'after',
  parameters: ['FILE'],
  does: 'phục hồi bản sao lưu vào cơ sở dữ liệu còn trống',
  mayMakeDatabase: true,
  async run(operator, given) {
    const { environment } = operator
    // Keys made now would open nothing of the backup.
    if (!hasKeys(environment))
      return {
        problems: [
          `Chưa có khoá của bản sao lưu: chép keys.json vào ${environment.DATA_DIR}, hoặc đặt SEAL_KEY và FIND_KEY.`,
        ],
      }
    const { url, ownerUrl } = await operator.reach()
    if (ownerUrl === undefined) return { problems: [OWNER_NEEDED] }
    await migrate({ url, ownerUrl })
    let settled: Settled = { codes: 0, messages: 0 }
    const restored = await restore({
      url: ownerUrl,
      file: given.value('FILE'),
      afterwards: async (sql) => {
        settled = await settle(sql)
      },
    })
    const at = dateAndTime(new Date(restored.madeAt), environment.CITY_TIME_ZONE)
    const lines = [
      `Đã phục hồi ${restored.rows} dòng của ${restored.tables} bảng, như lúc ${at}.`,
      `Đã huỷ ${settled.codes} mã dùng một lần và đóng ${settled.messages} tin còn chờ, vì sau lúc đó có thể đã dùng, đã gửi.`,
      'Xem lại ai đang là cán bộ: npm run admin -- officials list. Ai bị gỡ sau lúc đó thì gỡ lại.',
    ]
    const problem = await keysProblem(operator)
    return problem ? { lines, problems: [problem] } : { lines: [...lines, 'Chạy npm start để dùng.'] }
  },
}

/** What connecting says when the keys here are not those of the backup. */
async function keysProblem(operator: Operator): Promise<string | undefined> {
  try {
    await operator.database()
    return undefined
  } catch (error) {
    if (error instanceof KeysProblem) return error.message
    throw error
  }
}
