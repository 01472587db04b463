import { dateAndTime } from '../../bot/core/cityTime.ts'
import { restore, type Settled, settle } from '../../db/backup/index.ts'
import { storeWithin } from '../../db/connect.ts'
import { namedBy } from '../../db/erasures.ts'
import { misfitOf } from '../../db/keysFit.ts'
import { migrate } from '../../db/migrate.ts'
import { hasKeys } from '../env/keys.ts'
import { KeysProblem } from '../env/keysProblem.ts'
import { misfitLine } from '../start/openDatabase.ts'
import type { Command } from './command.ts'
import { afterRestore, settledLines } from './erasures/afterRestore.ts'
import { readErasures } from './erasures/file.ts'
import { namedLine, waitsForNumber } from './erasures/named.ts'
import { OWNER_NEEDED } from './problem.ts'

/** Fills a new database from a backup, wholly or not at all, and forgets in it whoever was erased since, by a file that names them. */
export const restoreCommand: Command = {
  words: 'restore',
  noted: 'after',
  parameters: ['FILE'],
  options: { erasures: { placeholder: 'FILE' }, confirm: { placeholder: 'NUMBER' } },
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
    const erasuresFile = given.optional('erasures')
    const erasures = erasuresFile === undefined ? undefined : readErasures(erasuresFile)
    await migrate({ url, ownerUrl })
    let settled: Settled | undefined
    const restored = await restore({
      url: ownerUrl,
      file: given.value('FILE'),
      afterwards: async (sql) => {
        // Keys that open nothing of it leave the database empty, to be filled once the right ones are here.
        const misfit = await misfitOf(storeWithin(sql, operator.keys()))
        if (misfit !== undefined) throw new KeysProblem(misfitLine(misfit))
        settled = await settle(sql, erasures)
      },
    })
    const at = dateAndTime(new Date(restored.madeAt), environment.CITY_TIME_ZONE)
    const lines = [
      `Đã phục hồi ${restored.rows} dòng của ${restored.tables} bảng, như lúc ${at}.`,
      ...(settled ? settledLines(settled) : []),
    ]
    const found = erasures && (await namedBy(await operator.database(), erasures))
    if (found) lines.push(namedLine(found))
    if (found && waitsForNumber(found, given.optional('confirm')))
      return { lines, problems: [notErased(erasuresFile ?? 'FILE', found.named)] }
    const after = await afterRestore(operator, erasures)
    return { lines: [...lines, ...after, 'Chạy npm start để dùng.'] }
  },
}

function notErased(file: string, named: number): string {
  return `Hơn một phần mười số người nên chưa xoá lại ai, dữ liệu đã phục hồi vẫn còn. Đừng npm start vội: xem vì sao nhiều vậy; đúng thì chạy npm run admin -- erasures apply "${file}" --confirm ${named}`
}
