import { dateAndTime } from '../../../bot/core/cityTime.ts'
import { lastDay } from '../../../bot/flows/ownData/requests.ts'
import type { Command } from '../command.ts'
import { aboutAsker, requestOf } from './requestOf.ts'

/** Shows what somebody wrote, for whoever must answer it. The person is named as logs name them. */
export const showCommand: Command = {
  words: 'requests show',
  noted: 'together',
  parameters: ['ID'],
  does: 'đọc một yêu cầu về dữ liệu cá nhân (có lời của người dân)',
  async run(operator, given) {
    const request = await requestOf(operator, given)
    if ('problems' in request) return request
    const zone = operator.environment.CITY_TIME_ZONE
    const { id, personId, personLogId, askedAt, answerBy, doBy, answeredAt, doneAt, words, answer } = request
    return {
      about: aboutAsker(request),
      lines: [
        `Yêu cầu số ${id}, hỏi ${dateAndTime(askedAt, zone)}, người ${personLogId}${personId === null ? ' (đã xoá hết dữ liệu)' : ''}`,
        `Trả lời trước hết ${lastDay(answerBy, zone)}, xong trước hết ${lastDay(doBy, zone)}`,
        `Người dân viết: ${words ?? '(không có lời)'}`,
        ...(answer === undefined ? [] : [`Đã trả lời: ${answer}`]),
        ...(answeredAt === null ? [] : [`Trả lời lúc ${dateAndTime(answeredAt, zone)}`]),
        ...(doneAt === null ? [] : [`Xong lúc ${dateAndTime(doneAt, zone)}`]),
      ],
    }
  },
}
