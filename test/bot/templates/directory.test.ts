import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadTemplates } from '../../../bot/templates/directory.ts'
import { TemplateError } from '../../../bot/templates/template.ts'

const SHIPPED = fileURLToPath(new URL('../../../bot/templates/', import.meta.url))
const dengue = JSON.parse(readFileSync(join(SHIPPED, 'dengue.json'), 'utf8'))

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tờ khai '))
})
afterEach(() => rmSync(folder, { recursive: true }))

function write(name: string, content: unknown): void {
  writeFileSync(join(folder, `${name}.json`), JSON.stringify(content))
}

function problems(): readonly string[] {
  try {
    loadTemplates(folder)
    return []
  } catch (error) {
    if (error instanceof TemplateError) return error.problems
    throw error
  }
}

test('three declarations are shipped, each with a purpose of its own', () => {
  const { all } = loadTemplates()
  expect(all.map(({ name, purpose }) => `${name} ${purpose}`)).toEqual([
    'dengue dengue',
    'national2021 declaration',
    'shelter shelter',
  ])
})

test('every question of them says how it is asked about somebody else', () => {
  for (const { name, questions } of loadTemplates().all)
    for (const question of questions) {
      expect(question.askOfOther, `${name}.${question.name}`).toBeDefined()
      for (const joint of question.together ?? [])
        expect(joint.askOfOther, `${name}.${question.name}`).toBeDefined()
    }
})

test('a file of the city’s own stands beside ours, or instead of one', () => {
  write('measles', { ...dengue, name: 'measles', purpose: 'measles' })
  write('dengue', { ...dengue, validHours: 12 })
  const templates = loadTemplates(folder)
  expect(templates.all.map(({ name }) => name).sort()).toEqual([
    'dengue',
    'measles',
    'national2021',
    'shelter',
  ])
  expect(templates.byName('dengue')?.validHours).toBe(12)
})

test('every problem of every file is named at once', () => {
  cpSync(join(SHIPPED, 'dengue.json'), join(folder, 'other.json'))
  write('Wrong name', dengue)
  write('measles', { ...dengue, name: 'measles', purpose: 'declaration', keptDays: 30 })
  write('flood', { ...dengue, name: 'flood', purpose: 'Flood', validHours: 0 })
  expect(problems()).toEqual([
    'Wrong name.json: a name is a small letter, then letters and digits, then .json',
    expect.stringContaining('flood.json: purpose'),
    expect.stringContaining('flood.json: validHours'),
    'other.json: the file calls itself dengue',
    'measles.json: its purpose declaration is that of national2021 already',
  ])
})

test('a folder that is not there is said to be so', () => {
  rmSync(folder, { recursive: true })
  expect(problems()).toEqual([`${folder}: the folder cannot be read`])
  folder = mkdtempSync(join(tmpdir(), 'tờ khai '))
})
