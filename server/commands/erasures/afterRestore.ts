import { dateAndTime } from '../../../bot/core/cityTime.ts'
import type { Settled } from '../../../db/backup/index.ts'
import { agree, databaseClock, earlier } from '../../../db/clock.ts'
import { eraseReturned } from '../../../db/erase.ts'
import type { Erasure } from '../../../db/erasures.ts'
import { forgetEverythingDue } from '../../workers/forgetting.ts'
import type { Operator } from '../operator.ts'

/** What was settled of a restored database. */
export function settledLines({ codes, pages, messages, calls, held }: Settled): string[] {
  return [
    `Đã huỷ ${codes} mã dùng một lần và đóng ${messages} tin còn chờ, vì sau lúc đó có thể đã dùng, đã gửi.`,
    'Xem lại ai đang là cán bộ: npm run admin -- officials list. Ai bị gỡ sau lúc đó thì gỡ lại.',
    `Đã đóng ${pages} trang và tệp dùng một lần. Thẻ và tờ mã đã thay, đồng ý đã rút sau lúc đó nay có lại: đề nghị làm lại.`,
    ...(calls > 0 ? [`${calls} người đang chờ thông báo tiếp xúc: chuyển sang danh sách gọi điện.`] : []),
    ...(held > 0 ? [`${held} vụ đã duyệt thông báo mà chưa gửi: phải có người duyệt lại.`] : []),
  ]
}

/**
 * Erases again whoever is named by a file and came back with the backup, and deletes what is due by now, before anybody is served.
 * Gives what it did.
 */
export async function afterRestore(
  operator: Operator,
  erasures: readonly Erasure[] | undefined,
): Promise<string[]> {
  const database = await operator.database()
  const erased = await eraseReturned(database, erasures ?? [], operator.now)
  const timeZone = operator.environment.CITY_TIME_ZONE
  const clock = await databaseClock(database)
  const [at, isBelieved] = [earlier(operator.now, clock), agree(operator.now, clock)]
  if (isBelieved) await forgetEverythingDue({ database, city: { timeZone } }, at)
  return [
    erasures
      ? `Đã xoá lại ${erased} người đã được xoá từ trước.`
      : 'Chưa có tệp của erasures save: nếu có, chạy npm run admin -- erasures apply FILE trước khi npm start.',
    isBelieved
      ? `Đã xoá những gì hết hạn, tính tới ${dateAndTime(at, timeZone)}.`
      : 'Chưa xoá dữ liệu hết hạn: đồng hồ của máy này và của cơ sở dữ liệu lệch nhau hơn 10 phút, đề nghị chỉnh lại.',
  ]
}
