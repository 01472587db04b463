import { dateText } from '../../../bot/core/cityTime.ts'
import { text } from '../../../bot/core/text.ts'
import { answerRequest } from '../../../db/dataRequests.ts'
import type { Command } from '../command.ts'
import { aboutAsker, requestOf } from './requestOf.ts'
import { tellAsker } from './tellAsker.ts'

/** Characters of an answer: with its heading it fits one message of every messenger. */
const ANSWER_LENGTH = 1_500

/** Answers a request in the chats of whoever asked; the answer is kept with it. */
export const answerCommand: Command = {
  words: 'requests answer',
  noted: 'together',
  parameters: ['ID', 'LỜI…'],
  does: 'trả lời một yêu cầu (lời tới người hỏi, không viết họ tên, số điện thoại)',
  async run(operator, given) {
    const request = await requestOf(operator, given)
    if ('problems' in request) return request
    const words = given.list.join(' ').trim()
    if (words === '') return { problems: ['Chưa có lời trả lời.'] }
    if (words.length > ANSWER_LENGTH) return { problems: [`Lời trả lời dài quá ${ANSWER_LENGTH} ký tự.`] }
    const database = await operator.database()
    const day = dateText(request.askedAt, operator.environment.CITY_TIME_ZONE)
    const said = text('ownData.request.answer', { number: String(request.id), day, answer: words })
    const outcome = await database.transaction(async (store) => {
      if (!(await answerRequest(store, request.id, words, operator.now))) return 'gone'
      return (await tellAsker(store, request, said)) ? 'told' : 'kept'
    })
    if (outcome === 'gone')
      return { problems: [`Người hỏi đã xoá hết dữ liệu, không còn ai để trả lời yêu cầu số ${request.id}.`] }
    if (outcome === 'kept')
      return {
        about: aboutAsker(request),
        lines: [
          `Đã lưu trả lời yêu cầu số ${request.id}, nhưng người hỏi hiện không có kênh nào để nhận. Lời trả lời nằm trong bản sao dữ liệu của họ.`,
        ],
      }
    return {
      about: aboutAsker(request),
      lines: [
        `Đã gửi trả lời yêu cầu số ${request.id}. Làm xong việc thì: npm run admin -- requests done ${request.id}.`,
      ],
    }
  },
}
