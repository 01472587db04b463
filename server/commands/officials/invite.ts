import { dateText } from '../../../bot/core/cityTime.ts'
import { nameProblemText } from '../../../bot/core/form/kinds/personName.ts'
import { OFFICES, type Office } from '../../../bot/core/office.ts'
import { parsePersonName } from '../../../bot/core/personName.ts'
import { render } from '../../../bot/core/text.ts'
import { DAYS_AT_MOST, USUAL_DAYS } from '../../../bot/flows/office/reach.ts'
import type { Command, Given } from '../command.ts'
import { labelOf, makeOneTimeCode } from '../oneTimeCode.ts'
import { waysIn } from '../waysIn.ts'
import { wholeNumber } from '../wholeNumber.ts'
import { OFFICE_WORDS } from './words.ts'

const DAY_MILLISECONDS = 86_400_000

/** Makes a one-time link that turns whoever opens it into an official of a unit, in an office and for a time. */
export const inviteCommand: Command = {
  words: 'officials invite',
  noted: 'together',
  options: {
    unit: { placeholder: 'CODE', needed: true },
    role: { placeholder: 'reporter|lead|tracer' },
    name: { placeholder: '"HỌ TÊN"' },
    days: { placeholder: 'N' },
  },
  does: 'tạo liên kết một lần để một người thành cán bộ của đơn vị',
  async run(operator, given) {
    const wanted = wantedOffice(given)
    if ('problems' in wanted) return wanted
    const { role, name, days } = wanted
    const ends = new Date(operator.now.getTime() + days * DAY_MILLISECONDS)
    const office = { role, until: ends, ...(name !== undefined && { name }) }
    const { code, unit, until } = await makeOneTimeCode(operator, 'official', given.value('unit'), office)
    const day = dateText(ends, operator.environment.CITY_TIME_ZONE)
    return {
      about: { unit: { edition: unit.edition, unitCode: unit.code } },
      lines: [
        `Liên kết một lần cho một cán bộ ${OFFICE_WORDS[role]} của ${labelOf(unit)}, dùng được đến ${until}.`,
        `Phân công tự kết thúc ngày ${day}.`,
        'Ai mở trước sẽ thành cán bộ, nên chỉ gửi cho đúng người:',
        ...(await waysIn(operator, code)),
      ],
    }
  },
}

type Wanted = { readonly role: Office; readonly name: string | undefined; readonly days: number }

/** What was asked for, or everything that is wrong with it. */
function wantedOffice(given: Given): Wanted | { readonly problems: readonly string[] } {
  const written = given.optional('role') ?? 'reporter'
  const role = OFFICES.find((office) => office === written)
  const name = given.optional('name')
  const parsed = name === undefined ? undefined : parsePersonName(name)
  const days = given.optional('days')
  const count = days === undefined ? USUAL_DAYS[role ?? 'reporter'] : wholeNumber(days)
  const isCount = count !== undefined && count >= 1 && count <= DAYS_AT_MOST
  const problems = [
    ...(role ? [] : [`Không có vai trò "${written}": dùng reporter, lead hoặc tracer.`]),
    ...(role && role !== 'reporter' && name === undefined
      ? [`Thiếu --name: cán bộ ${OFFICE_WORDS[role]} cần họ tên, vì trang họ mở mang tên ấy.`]
      : []),
    ...(parsed && 'problem' in parsed
      ? [`--name "${name}": ${render('vi', nameProblemText(parsed.problem))}`]
      : []),
    ...(isCount ? [] : [`Số ngày "${days}" chưa đúng: từ 1 đến ${DAYS_AT_MOST}.`]),
  ]
  if (problems.length > 0 || !role || !isCount) return { problems }
  return { role, name: parsed && 'name' in parsed ? parsed.name : undefined, days: count }
}
