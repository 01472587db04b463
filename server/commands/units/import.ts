import { importUnits, type UnitRow, unitsOfEdition } from '../../../db/unitRows.ts'
import { parseBodyFile, parseUnitFile, UnitFileError, type UnitOfFile } from '../../../db/units/unitFile.ts'
import { environmentSchema } from '../../env/environment.ts'
import type { Answer, Command, Given } from '../command.ts'
import type { Operator } from '../operator.ts'
import { readJsonFile } from './readFile.ts'

/** Rows that one statement takes: PostgreSQL allows 65,535 values, a unit has six. */
const UNITS_LIMIT = 10_000

/** Takes a city's units from a file, or departments and unions beside them, after all of it was checked. */
export const importCommand: Command = {
  words: 'units import',
  noted: 'together',
  parameters: ['FILE'],
  options: { edition: { placeholder: 'NAME', needed: true }, bodies: 'switch' },
  does: 'nhập đơn vị từ tệp JSON; --bodies: ban ngành, đoàn thể',
  mayMakeDatabase: true,
  run: runImport,
}

async function runImport(operator: Operator, given: Given): Promise<Answer> {
  const [edition, onlyBodies] = [given.value('edition'), given.optional('bodies') !== undefined]
  const file = readJsonFile(given.value('FILE'))
  const isNamed = environmentSchema.shape.UNITS_EDITION.safeParse(edition).success
  const standing = isNamed && 'content' in file ? await standingUnits(operator, edition) : []
  const named = isNamed ? [] : [badName(edition)]
  if ('problem' in file) return { problems: [...named, file.problem] }
  if (onlyBodies && isNamed && standing.length === 0) return { problems: [noEdition(edition)] }
  const problems = [...named, ...(onlyBodies ? [] : gone(standing, file.content, edition))]
  const read = parsed(() =>
    onlyBodies
      ? parseBodyFile(edition, file.content, standing)
      : parseUnitFile(
          edition,
          file.content,
          standing.filter(({ kind }) => kind === 'body'),
        ),
  )
  if ('problems' in read) return { problems: [...problems, ...read.problems] }
  if (read.units.length > UNITS_LIMIT) problems.push(tooMany(given.value('FILE')))
  if (problems.length > 0) return { problems }
  return store(operator, edition, read.units)
}

async function standingUnits(operator: Operator, edition: string): Promise<UnitRow[]> {
  return unitsOfEdition(await operator.database(), edition)
}

async function store(operator: Operator, edition: string, units: readonly UnitOfFile[]): Promise<Answer> {
  await importUnits(
    await operator.database(),
    units.map((unit) => ({ edition, ...unit })),
  )
  const isInForce = edition === operator.environment.UNITS_EDITION
  return {
    about: { count: units.length },
    lines: [
      `Đã nhập ${units.length} đơn vị vào ấn bản ${edition}.`,
      isInForce
        ? 'Máy chủ đang chạy dùng danh sách mới sau khi khởi động lại.'
        : `Để dùng: đặt UNITS_EDITION=${edition} rồi khởi động lại máy chủ.`,
    ],
  }
}

/**
 * Venues, officials and groups hang on units: a list with fewer of them is another edition. Bodies come from files of
 * their own, so a list without them loses none.
 */
function gone(standing: readonly UnitRow[], content: unknown, edition: string): string[] {
  if (!Array.isArray(content) || content.length === 0) return []
  const codes = new Set(content.map((row: { code?: unknown } | null) => row?.code))
  return standing
    .filter(({ kind, code }) => kind !== 'body' && !codes.has(code))
    .map(
      (unit) =>
        `Tệp thiếu ${unit.type} ${unit.name} (${unit.code}) đã có trong ${edition}: đặt tên ấn bản khác.`,
    )
}

function parsed(
  parse: () => UnitOfFile[],
): { readonly units: readonly UnitOfFile[] } | { readonly problems: readonly string[] } {
  try {
    return { units: parse() }
  } catch (error) {
    if (error instanceof UnitFileError) return { problems: error.problems }
    throw error
  }
}

function badName(edition: string): string {
  return `Tên ấn bản ${edition} không hợp lệ: chỉ gồm chữ thường, số và gạch nối, như haiphong-2025.`
}

function noEdition(edition: string): string {
  return `Chưa có ấn bản ${edition}: nhập đơn vị hành chính trước, rồi nhập ban ngành, đoàn thể.`
}

function tooMany(file: string): string {
  return `${file} có hơn ${UNITS_LIMIT} đơn vị: chia theo tỉnh, thành phố.`
}
