import { dateText } from '../../../bot/core/cityTime.ts'
import { recordAct } from '../../../db/acts.ts'
import { keptOn, markEnded, recordersAreGone } from '../../../db/endScheme.ts'
import type { Command, Given } from '../command.ts'
import type { Operator } from '../operator.ts'
import { STEPS } from './steps.ts'

/**
 * Ends the scheme, in steps that may be done again: whoever was interrupted runs the command once more. The name of the city is
 * typed, because what is deleted does not come back.
 */
export const endCommand: Command = {
  words: 'scheme end',
  noted: 'itself',
  options: { confirm: { placeholder: '"TÊN THÀNH PHỐ"' } },
  does: 'kết thúc chương trình: thu hồi tờ mã, xoá dữ liệu cá nhân, giữ số liệu',
  async run(operator, given) {
    const wrong = notConfirmed(operator, given, 'end')
    if (wrong) return { problems: wrong }
    const { environment, now } = operator
    const [database, owner] = [await operator.database(), await operator.owner()]
    const directory = await operator.units()
    const { edition, root } = directory
    const units = { edition, units: directory, formerUnits: await operator.formerUnits() }
    const endedAt = await database.transaction(async (store) => {
      await recordAct(store, { what: 'scheme end', at: now })
      return markEnded(store, now)
    })
    if (!(await recordersAreGone(database)))
      return {
        problems: ['Máy chủ còn đang ghi dở một việc lâu. Không mất gì: chạy lại lệnh này sau vài phút.'],
      }
    const city = { name: environment.CITY_NAME, timeZone: environment.CITY_TIME_ZONE }
    const lines: string[] = []
    for (const { does, run } of STEPS) {
      const count = await run({ database, owner, city, units, rootCode: root.code, endedAt, now })
      lines.push(`  ${String(count).padStart(9)}  ${does}`)
    }
    return {
      lines: [
        `Chương trình của ${city.name} đã kết thúc ngày ${dateText(endedAt, city.timeZone)}. Lần chạy này:`,
        ...lines,
        ...leftLines(await keptOn(database)),
        'Số liệu theo giờ, ngày, tờ khai và đợt báo cáo vẫn còn. Bản sao lưu cũ còn dữ liệu cá nhân: đề nghị huỷ theo hạn.',
      ],
    }
  },
}

/** Who is not forgotten: whoever the city still has to do with, and whoever was writing all the while. */
function leftLines({ persons, owners, staff, officials, asking, busy }: Awaited<ReturnType<typeof keptOn>>) {
  if (persons === 0) return ['Không còn lại ai.']
  const why = [
    [owners, 'chủ địa điểm'],
    [staff, 'nhân viên ở cửa'],
    [officials, 'cán bộ'],
    [asking, 'người chờ trả lời yêu cầu về dữ liệu'],
  ] as const
  const kept = why.filter(([count]) => count > 0).map(([count, who]) => `${count} ${who}`)
  return [
    `Còn lại ${persons} người${kept.length > 0 ? `: ${kept.join(', ')}` : ''}. Một người có thể thuộc nhiều nhóm.`,
    ...(busy > 0 ? [`  ${busy} người đang nhắn tin nên chưa xoá được: chạy lại lệnh này sau vài phút.`] : []),
  ]
}

/** What is wrong with the name that was typed, if anything. */
export function notConfirmed(
  { environment: { CITY_NAME: name } }: Operator,
  given: Given,
  verb: 'end' | 'begin',
): readonly string[] | undefined {
  if (given.optional('confirm')?.normalize('NFC').trim() === name) return undefined
  return [`Gõ lại tên thành phố để xác nhận: npm run admin -- scheme ${verb} --confirm "${name}"`]
}
