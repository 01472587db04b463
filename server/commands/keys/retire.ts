import { clock } from '../../../bot/core/cityTime.ts'
import type { Database } from '../../../db/connect.ts'
import { forgetMark } from '../../../db/keysFit.ts'
import { sealedUses } from '../../../db/sealedUses.ts'
import { dropKey } from '../../env/changeKeys.ts'
import { readKeyFile } from '../../env/keyFile.ts'
import type { KeyRing } from '../../env/keyRing.ts'
import type { Command } from '../command.ts'
import type { Operator } from '../operator.ts'
import { wholeNumber } from '../wholeNumber.ts'
import { changingKeysAlone } from './alone.ts'
import { countUnder, processNames, runningUses } from './uses.ts'

/** What was sealed just before another key took over may still be on its way to the database: a photo's turn takes a minute. */
const ON_THE_WAY_MILLISECONDS = 600_000

/** Gives up a key under which nothing is sealed any more: older backups can't be read from then on. */
export const retireCommand: Command = {
  words: 'keys retire',
  noted: 'after',
  parameters: ['N'],
  options: { confirm: 'switch' },
  does: 'bỏ hẳn khoá số N không còn gì dùng; bản sao lưu cũ sẽ không đọc được',
  async run(operator, given) {
    const database = await operator.database()
    const number = wholeNumber(given.value('N'))
    const keys = operator.keys()
    if (number === undefined || !keys.openers.get(number))
      return { problems: [`Không có khoá số ${given.value('N')}: xem npm run admin -- keys status.`] }
    const against = await reasonAgainst(operator, database, number)
    if (against) return { problems: [against] }
    if (!given.optional('confirm'))
      return {
        problems: [
          `Bỏ khoá số ${number} thì mọi bản sao lưu làm trước khi mã hoá lại không bao giờ đọc được nữa. Nếu đúng ý: npm run admin -- keys retire ${number} --confirm.`,
        ],
      }
    return { lines: await retire(database, keys, number) }
  },
}

/** Why a key can't be given up now, with what to do about it. */
async function reasonAgainst(
  { now, environment, keys }: Operator,
  database: Database,
  number: number,
): Promise<string | undefined> {
  const { current, file } = keys()
  if (number === current)
    return `Khoá số ${number} đang mã hoá: đổi khoá trước bằng npm run admin -- keys rotate.`
  const goesOnUntil = file === undefined ? undefined : lastOnTheWay(file)
  if (goesOnUntil && goesOnUntil > now)
    return `Vừa đổi khoá, có thể còn tin đang ghi: đợi đến ${clock(goesOnUntil, environment.CITY_TIME_ZONE)} rồi chạy lại.`
  const sealing = (await runningUses(database)).filter(({ seals }) => seals === number)
  if (sealing.length > 0)
    return `Còn tiến trình mã hoá bằng khoá số ${number} (${processNames(sealing)}): khởi động lại nó với khoá mới rồi chạy lại.`
  const count = countUnder(await sealedUses(database), number)
  if (count > 0)
    return `Còn ${count} giá trị dưới khoá số ${number}: chạy npm run admin -- keys reseal trước.`
  return undefined
}

function lastOnTheWay(file: string): Date | undefined {
  const { since } = readKeyFile(file)
  return since && new Date(since.getTime() + ON_THE_WAY_MILLISECONDS)
}

/** The mark goes first: broken off after it, the key is there without need, and the command can be given again. */
async function retire(database: Database, { file }: KeyRing, number: number): Promise<string[]> {
  await forgetMark(database, number)
  if (file !== undefined) await changingKeysAlone(database, async () => dropKey(file, number))
  return [
    file === undefined
      ? `Không còn gì cần khoá số ${number}: xoá nó khỏi FORMER_SEAL_KEYS ở mọi nơi rồi khởi động lại.`
      : `Đã bỏ khoá số ${number} khỏi ${file}.`,
    `Xoá cả các bản sao cũ của khoá ấy: chừng nào còn bản sao, bản sao lưu cũ còn đọc được.`,
    'Làm ngay một bản sao lưu mới (npm run admin -- backup FILE): các bản cũ không đọc được nữa.',
  ]
}
