import { setTimeout as sleep } from 'node:timers/promises'
import { recordAct } from '../../../db/acts.ts'
import type { Database } from '../../../db/connect.ts'
import { markKeys } from '../../../db/keysFit.ts'
import { addKey } from '../../env/changeKeys.ts'
import type { KeyRing } from '../../env/keyRing.ts'
import type { Command } from '../command.ts'
import { changingKeysAlone } from './alone.ts'
import { sealAnew } from './sealAnew.ts'
import { runningUses } from './uses.ts'

/** A process looks at the file every few seconds and says so with its next beat. */
const TAKEN_UP_SECONDS = 20
const LOOK_MILLISECONDS = 250

/** Makes a new key that seals from now on, and seals everything anew under it, while the server works. */
export const rotateCommand: Command = {
  words: 'keys rotate',
  noted: 'itself',
  does: 'đổi khoá trong lúc máy chủ vẫn chạy: thêm khoá mới, mã hoá lại mọi thứ',
  async run(operator) {
    const database = await operator.database()
    const keys = operator.keys()
    const { file } = keys
    if (file === undefined) return { lines: stepsFor(keys) }
    const before = keys.current
    const number = await changingKeysAlone(database, async (store) => {
      await recordAct(store, { what: 'keys rotate', at: operator.now })
      return addKey(file, operator.now)
    })
    keys.look()
    await markKeys(database)
    await takenUp(database, number)
    const { lines = [], problems } = await sealAnew(operator)
    return {
      lines: [
        `Khoá số ${number} nay mã hoá thay khoá số ${before}.`,
        ...lines,
        `Hãy sao lưu lại ${file} ngay: bản sao cũ thiếu khoá số ${number}, mất khoá là mất dữ liệu.`,
        `Khoá số ${before} vẫn mở được các bản sao lưu cũ. Khi không cần chúng nữa: npm run admin -- keys retire ${before}.`,
      ],
      ...(problems && { problems }),
    }
  },
}

/** Waits until each process seals with a key, and no longer than that should take. */
async function takenUp(database: Database, number: number): Promise<void> {
  for (let waited = 0; waited < TAKEN_UP_SECONDS * 1000; waited += LOOK_MILLISECONDS) {
    if ((await runningUses(database)).every(({ seals }) => seals === number)) return
    await sleep(LOOK_MILLISECONDS)
  }
}

/** The order in which no process ever meets a key that it does not have. */
function stepsFor({ current, openers }: KeyRing): string[] {
  const next = Math.max(...openers.keys()) + 1
  return [
    'Khoá lấy từ cấu hình, nên đổi theo hai bước, mỗi bước khởi động lại lần lượt từng tiến trình:',
    `  1. Tạo khoá mới (openssl rand -base64 32), thêm ${next}:KHOÁ_MỚI vào FORMER_SEAL_KEYS ở mọi nơi.`,
    `  2. Đổi chỗ: SEAL_KEY=${next}:KHOÁ_MỚI, còn ${current}:KHOÁ_CŨ vào FORMER_SEAL_KEYS, ở mọi nơi.`,
    `Rồi chạy npm run admin -- keys reseal; sau đó, khi không cần bản sao lưu cũ nữa: npm run admin -- keys retire ${current}.`,
    'Cất khoá mới cùng chỗ với FIND_KEY, tách khỏi bản sao lưu: mất khoá là mất dữ liệu.',
  ]
}
