import { migrate } from '../../db/migrate.ts'
import type { Command } from './command.ts'
import { OWNER_NEEDED } from './problem.ts'

/** Brings the database to this version's shape as its owner, so that the server itself never needs the owner's password. */
export const migrateCommand: Command = {
  words: 'migrate',
  noted: 'after',
  does: 'đưa cơ sở dữ liệu lên phiên bản này và cấp quyền cho tài khoản của máy chủ',
  mayMakeDatabase: true,
  async run(operator) {
    const { url, ownerUrl } = await operator.reach()
    if (ownerUrl === undefined) return { problems: [OWNER_NEEDED] }
    await migrate({ url, ownerUrl })
    return { lines: ['Cơ sở dữ liệu đã theo phiên bản này. Tài khoản của máy chủ không sở hữu bảng nào.'] }
  },
}
