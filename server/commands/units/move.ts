import { fullName, type UnitDirectory } from '../../../bot/core/units.ts'
import {
  type LeftOnUnit,
  leftOnUnits,
  moveUnits,
  type OnUnits,
  type OpenRound,
  openRoundsOf,
} from '../../../db/unitMoves.ts'
import type { Answer, Command, Given } from '../command.ts'
import type { Operator } from '../operator.ts'
import { readMoves } from './moves.ts'
import { readJsonFile } from './readFile.ts'

/** Moves what hangs on a former edition's units to the units in force, by a file that says which took whose place. */
export const moveCommand: Command = {
  words: 'units move',
  noted: 'together',
  parameters: ['FILE'],
  options: { from: { placeholder: 'EDITION', needed: true } },
  does: 'chuyển địa điểm, nhóm, cán bộ của ấn bản cũ sang ấn bản đang dùng',
  run: runMove,
}

async function runMove(operator: Operator, given: Given): Promise<Answer> {
  const edition = given.value('from')
  const now = await operator.units()
  if (edition === now.edition)
    return { problems: [`${edition} đang dùng: --from là ấn bản cũ, UNITS_EDITION là ấn bản mới.`] }
  const before = await operator.units(edition)
  const file = readJsonFile(given.value('FILE'))
  if ('problem' in file) return { problems: [file.problem] }
  const read = readMoves(file.content, before, now)
  if ('problems' in read) return read
  const database = await operator.database()
  return database.transaction(async (store) => {
    const open = await openRoundsOf(store, edition)
    if (open.length > 0) return { problems: openProblems(open, before) }
    const moved = await moveUnits(store, { from: edition, to: now.edition }, read.moves)
    const left = await leftOnUnits(store, edition)
    return { lines: [...movedLines(moved, before, now), ...leftLines(left, before)] }
  })
}

function openProblems(open: readonly OpenRound[], before: UnitDirectory): string[] {
  return [
    `Ấn bản ${before.edition} còn ${open.length} đợt báo cáo đang mở, nên chưa chuyển gì:`,
    ...open.map(({ unitCode, title }) => `  ${nameOf(before, unitCode)}: "${title}"`),
    'Đóng các đợt ấy trước: trong nhóm của đơn vị mở đợt, gõ /baocao, chọn đợt, bấm Đóng đợt. Rồi chạy lại lệnh này.',
  ]
}

function movedLines(moved: OnUnits, before: UnitDirectory, now: UnitDirectory): string[] {
  return [
    `Đã chuyển từ ${before.edition} sang ${now.edition}: ${countsOf(moved)}.`,
    'Số liệu cũ vẫn xem được theo đơn vị cũ.',
  ]
}

/** What was not mapped stays as it is and goes on working; the operator hears what can be done. */
function leftLines(left: readonly LeftOnUnit[], before: UnitDirectory): string[] {
  if (left.length === 0) return [`Không còn gì ở ấn bản ${before.edition}.`]
  return [
    `Còn ở ấn bản ${before.edition}:`,
    ...left.map((unit) => `  ${nameOf(before, unit.unitCode)}: ${countsOf(unit)}`),
    'Những nơi này vẫn hoạt động và ghi lượt như cũ, nhưng chưa tính vào báo cáo của đơn vị mới. ' +
      'Thêm các mã này vào tệp rồi chạy lại lệnh; hoặc chủ địa điểm bấm Cài đặt, Đổi địa chỉ.',
  ]
}

function nameOf(units: UnitDirectory, code: string): string {
  const unit = units.byCode(code)
  return unit ? `${fullName(unit)} (${code})` : code
}

function countsOf({ venues, groups, officials }: OnUnits): string {
  return `${venues} địa điểm, ${groups} nhóm, ${officials} cán bộ`
}
