import { dateText } from '../../../bot/core/cityTime.ts'
import { lastDay } from '../../../bot/flows/ownData/requests.ts'
import { type DataRequest, openRequests } from '../../../db/dataRequests.ts'
import { columns } from '../columns.ts'
import type { Command } from '../command.ts'

/** Requests on one screen, the most urgent first. */
const SHOWN = 50

/** Shows which requests about personal data wait, and by when they must be answered and done: nobody's name, no words. */
export const listCommand: Command = {
  words: 'requests list',
  noted: 'looks only',
  does: 'xem yêu cầu về dữ liệu cá nhân đang chờ, với hạn theo luật',
  async run(operator) {
    const requests = await openRequests(await operator.database(), SHOWN)
    if (requests.length === 0) return { lines: ['Không có yêu cầu nào đang chờ.'] }
    const zone = operator.environment.CITY_TIME_ZONE
    const rows = requests.map((request) => row(request, zone, operator.now))
    return {
      lines: [
        ...columns([['ID', 'NGÀY HỎI', 'TRẢ LỜI TRƯỚC HẾT', 'XONG TRƯỚC HẾT', 'TÌNH TRẠNG'], ...rows]),
        'Đọc một yêu cầu: npm run admin -- requests show ID.',
      ],
    }
  },
}

function row(request: DataRequest, zone: string, now: Date): string[] {
  const { id, askedAt, answerBy, doBy } = request
  return [
    String(id),
    dateText(askedAt, zone),
    lastDay(answerBy, zone),
    lastDay(doBy, zone),
    standing(request, now),
  ]
}

function standing({ answeredAt, answerBy, doBy }: DataRequest, now: Date): string {
  const late = (answeredAt === null && answerBy <= now) || doBy <= now
  return `${answeredAt === null ? 'chưa trả lời' : 'đã trả lời, chưa xong'}${late ? ', QUÁ HẠN' : ''}`
}
