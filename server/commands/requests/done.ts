import { dateText } from '../../../bot/core/cityTime.ts'
import { text } from '../../../bot/core/text.ts'
import { finishRequest } from '../../../db/dataRequests.ts'
import type { Command } from '../command.ts'
import { aboutAsker, requestOf } from './requestOf.ts'
import { tellAsker } from './tellAsker.ts'

/** Notes that a request was done, and tells whoever asked. */
export const doneCommand: Command = {
  words: 'requests done',
  noted: 'together',
  parameters: ['ID'],
  does: 'ghi rằng một yêu cầu đã làm xong, và báo người hỏi',
  async run(operator, given) {
    const request = await requestOf(operator, given)
    if ('problems' in request) return request
    const database = await operator.database()
    const day = dateText(request.askedAt, operator.environment.CITY_TIME_ZONE)
    const said = text('ownData.request.finished', { number: String(request.id), day })
    const isDone = await database.transaction(async (store) => {
      if (!(await finishRequest(store, request.id, operator.now))) return false
      await tellAsker(store, request, said)
      return true
    })
    return isDone
      ? { about: aboutAsker(request), lines: [`Yêu cầu số ${request.id} đã xong.`] }
      : { problems: [`Yêu cầu số ${request.id} đã xong từ trước.`] }
  },
}
