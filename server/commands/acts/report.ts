import { dateText } from '../../../bot/core/cityTime.ts'
import type { Command } from '../command.ts'
import { DAYS, daysBack } from '../daysBack.ts'
import { oddLines } from './odd.ts'
import { kindLines, purgeLines, readerLines, unitLines } from './sums.ts'
import { waitingLines } from './waiting.ts'

/** What somebody who runs the server reads once a week: who read and did how much, what is unusual, what waits. */
export const reportCommand: Command = {
  words: 'acts report',
  noted: 'looks only',
  options: { days: { placeholder: 'N' } },
  does: `giám sát: điều bất thường, việc chờ, ai đọc, ai làm (${DAYS} ngày)`,
  async run(operator, given) {
    const { days, since } = daysBack(operator, given)
    const zone = operator.environment.CITY_TIME_ZONE
    const [from, to] = [dateText(since, zone), dateText(operator.now, zone)]
    return {
      lines: [
        `Giám sát ${days} ngày, ${from} đến ${to}. Mã là mã ngẫu nhiên, không có họ tên.`,
        ...section('Bất thường, cần hỏi lại', await oddLines(operator, since)),
        ...section('Đang chờ', await waitingLines(operator)),
        ...section('Theo việc', await kindLines(operator, since)),
        ...section('Theo đơn vị', await unitLines(operator, since)),
        ...section('Theo người đọc', await readerLines(operator, since)),
        ...section('Đã xoá vì hết hạn giữ', await purgeLines(operator, since)),
        '',
        'Xem từng dòng: npm run admin -- acts list --who MÃ. Nghi lộ dữ liệu: npm run admin -- incidents open.',
      ],
    }
  },
}

function section(title: string, lines: readonly string[]): string[] {
  return ['', title, ...(lines.length > 0 ? lines : ['không có']).map((line) => `  ${line}`)]
}
