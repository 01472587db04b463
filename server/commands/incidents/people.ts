import { type FileHandle, open, rm } from 'node:fs/promises'
import { addDays, cityDay, startOfCityDay } from '../../../bot/core/cityTime.ts'
import type { Profile } from '../../../bot/core/person.ts'
import { showPhone } from '../../../bot/core/phone.ts'
import { spokenDate } from '../../../bot/core/spokenDate.ts'
import { readCode } from '../../../bot/qr/code.ts'
import { recordAct } from '../../../db/acts.ts'
import type { Store } from '../../../db/connect.ts'
import { type Touched, touchedPersons, venueCalled } from '../../../db/touchedPersons.ts'
import { gateByCode } from '../../../db/venues.ts'
import { writeFields } from '../../exports/fields.ts'
import type { Answer, Command, Given } from '../command.ts'
import type { Operator } from '../operator.ts'
import { CommandProblem } from '../problem.ts'
import { incidentOf } from './named.ts'

/** Only whoever ran the command reads the file. */
const OWNER_ONLY = 0o600

/**
 * Writes whom an incident may have touched into a file that was not there, so that they can be told. The reading is noted with
 * its count before the file is closed; a file of a reading that could not be noted is removed.
 */
export const peopleCommand: Command = {
  words: 'incidents people',
  noted: 'itself',
  parameters: ['ID'],
  options: {
    venue: { placeholder: 'MÃ' },
    since: { placeholder: 'NGÀY' },
    until: { placeholder: 'NGÀY' },
    file: { placeholder: 'FILE', needed: true },
  },
  does: 'viết ra tệp những người có thể bị ảnh hưởng, kèm số điện thoại, để báo họ',
  async run(operator, given) {
    const incident = await incidentOf(operator, given)
    const { touched, days } = await touchedBy(operator, given)
    const path = given.value('file')
    const file = await madeFile(path)
    try {
      const database = await operator.database()
      const counts = await database.transaction(async (store) => {
        const written = await write(store, file, touched)
        const { venueId } = touched
        const about = { ...days, count: written.persons, ...(venueId !== undefined && { venueId }) }
        await recordAct(store, { what: 'incidents people', at: operator.now, ...about })
        return written
      })
      await file.close()
      return answer(incident.id, path, counts)
    } catch (error) {
      await file.close()
      await rm(path, { force: true })
      throw error
    }
  },
}

type Counts = { readonly persons: number; readonly phoneless: number }

function answer(id: number, path: string, { persons, phoneless }: Counts): Answer {
  return {
    lines: [
      `Đã viết ${persons} người vào ${path}, chỉ mình tài khoản này đọc được.`,
      ...(phoneless > 0 ? [`  ${phoneless} người không có số điện thoại: báo qua nơi họ đến.`] : []),
      'Tệp có họ tên và số điện thoại thật: không gửi qua mạng, xoá ngay khi báo xong.',
      `Việc tiếp theo: báo họ, rồi npm run admin -- incidents told ${id} people "LỜI"`,
    ],
  }
}

async function write(store: Store, file: FileHandle, touched: Touched): Promise<Counts> {
  const counts = { persons: 0, phoneless: 0 }
  async function* rows() {
    for await (const some of touchedPersons<Profile>(store, touched))
      for (const { name, phone } of some) {
        counts.persons += 1
        if (phone === undefined) counts.phoneless += 1
        yield [name, phone && showPhone(phone)]
      }
  }
  const columns = ['Họ tên', 'Số điện thoại'].map((heading) => ({
    heading,
    kind: 'words' as const,
    letters: 30,
  }))
  for await (const bytes of writeFields({ name: '', head: [], columns, rows: rows() }))
    await file.write(bytes)
  return counts
}

async function madeFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'wx', OWNER_ONLY)
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST'
    throw new CommandProblem(
      isThere
        ? `${path} đã có: chọn tên tệp khác, lệnh này không ghi đè.`
        : `Không tạo được ${path}: xem thư mục có đó và ghi được không.`,
    )
  }
}

type Asked = { readonly touched: Touched; readonly days: { readonly first?: string; readonly last?: string } }

async function touchedBy(operator: Operator, given: Given): Promise<Asked> {
  const zone = operator.environment.CITY_TIME_ZONE
  const [first, last] = [dayOf(operator, given, 'since'), dayOf(operator, given, 'until')]
  const venueId = await venueOf(operator, given.optional('venue'))
  return {
    days: { ...(first !== undefined && { first }), ...(last !== undefined && { last }) },
    touched: {
      ...(venueId !== undefined && { venueId }),
      ...(first !== undefined && { from: startOfCityDay(first, zone) }),
      ...(last !== undefined && { to: startOfCityDay(addDays(last, 1), zone) }),
    },
  }
}

function dayOf({ now, environment }: Operator, given: Given, name: 'since' | 'until'): string | undefined {
  const written = given.optional(name)
  if (written === undefined) return undefined
  const day = spokenDate(written, cityDay(now, environment.CITY_TIME_ZONE))
  if (day?.kind === 'day') return day.day
  throw new CommandProblem(`Không hiểu ngày "${written}" của --${name}: ghi như 2026-11-28.`)
}

/** A venue is named by the code on its poster, or as the record of acts names it. */
async function venueOf(operator: Operator, written: string | undefined): Promise<number | undefined> {
  if (written === undefined) return undefined
  const database = await operator.database()
  const code = readCode(written)
  const gate = code ? await gateByCode(database, code) : undefined
  const venueId = gate?.venueId ?? (await venueCalled(database, written))
  if (venueId !== undefined) return venueId
  throw new CommandProblem(
    `Không có địa điểm "${written}": ghi dãy 10 ký tự in dưới mã, hoặc mã địa điểm ở acts list.`,
  )
}
