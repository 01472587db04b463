import { readFileSync, statSync } from 'node:fs'
import { importUnits, unitsOfEdition } from '../../../db/unitRows.ts'
import { parseUnitFile, UnitFileError, type UnitOfFile } from '../../../db/units/unitFile.ts'
import { environmentSchema } from '../../env/environment.ts'
import type { Answer, Command, Given } from '../command.ts'
import type { Operator } from '../operator.ts'

/** Bytes: the whole country's 3,321 communes take about half a megabyte. */
const FILE_LIMIT_BYTES = 5_000_000
/** Rows that one statement takes: PostgreSQL allows 65,535 values, a unit has five. */
const UNITS_LIMIT = 13_000

/** Takes a city's units from a file, after all of it was checked. */
export const importCommand: Command = {
  words: 'units import',
  parameters: ['FILE'],
  options: { edition: { placeholder: 'NAME', needed: true } },
  does: 'nhập danh sách đơn vị của một tỉnh, thành phố từ tệp JSON',
  mayMakeDatabase: true,
  run: runImport,
}

async function runImport(operator: Operator, given: Given): Promise<Answer> {
  const [file, edition] = [given.value('FILE'), given.value('edition')]
  const named = environmentSchema.shape.UNITS_EDITION.safeParse(edition)
  const problems = named.success
    ? []
    : [`Tên ấn bản ${edition} không hợp lệ: chỉ gồm chữ thường, số và gạch nối, như haiphong-2025.`]
  const checked = check(edition, file)
  if ('problems' in checked) return { problems: [...problems, ...checked.problems] }
  if (problems.length > 0) return { problems }
  return store(operator, edition, checked.units)
}

async function store(operator: Operator, edition: string, units: readonly UnitOfFile[]): Promise<Answer> {
  const database = await operator.database()
  const codes = new Set(units.map((unit) => unit.code))
  const gone = (await unitsOfEdition(database, edition)).filter((unit) => !codes.has(unit.code))
  // Venues, officials and groups hang on units: a list with fewer of them is another edition.
  if (gone.length > 0) {
    return {
      problems: gone.map(
        (unit) =>
          `Tệp thiếu ${unit.type} ${unit.name} (${unit.code}) đã có trong ${edition}: đặt tên ấn bản khác.`,
      ),
    }
  }
  await importUnits(
    database,
    units.map((unit) => ({ edition, ...unit })),
  )
  return {
    lines: [
      `Đã nhập ${units.length} đơn vị vào ấn bản ${edition}.`,
      `Để dùng: đặt UNITS_EDITION=${edition} rồi khởi động lại máy chủ.`,
    ],
  }
}

function check(
  edition: string,
  file: string,
): { readonly units: readonly UnitOfFile[] } | { readonly problems: readonly string[] } {
  if (statSync(file).size > FILE_LIMIT_BYTES)
    return { problems: [`${file} lớn hơn ${FILE_LIMIT_BYTES} byte: đó không phải tệp đơn vị.`] }
  try {
    const units = parseUnitFile(edition, JSON.parse(readFileSync(file, 'utf8')))
    return units.length > UNITS_LIMIT
      ? { problems: [`${file} có hơn ${UNITS_LIMIT} đơn vị: chia theo tỉnh, thành phố.`] }
      : { units }
  } catch (error) {
    if (error instanceof SyntaxError) return { problems: [`${file} không phải JSON: sửa tệp rồi nhập lại.`] }
    if (error instanceof UnitFileError) return { problems: error.problems }
    throw error
  }
}
