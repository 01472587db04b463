import { expect, test } from 'vitest'
import { environmentExample, settingsTable } from '../../server/env/documentation.ts'
import { officesTable, rightsTable, wrongRights } from './rightsPaper.ts'
import { wrongExample, wrongTable } from './settingsPapers.ts'
import { wrongTopLevel } from './topLevel.ts'

const TOP = [
  ...['bot', 'server', 'db', 'locales', 'test', 'drizzle.config.ts', 'package.json', 'package-lock.json'],
  ...['tsconfig.json', 'README.md'],
]

test('papers, container files, dotfiles and what git passes over may lie beside the rooms', () => {
  const names = [...TOP, 'DECISIONS.md', 'README.en.md', 'Dockerfile', 'compose.yaml', '.ci', 'node_modules']
  expect(wrongTopLevel(names, 'node_modules/\n')).toEqual([])
})

test('anything else at the top is told, and what is missing', () => {
  const names = [...TOP.filter((name) => name !== 'db'), 'src', 'utils.ts', 'notes.txt', 'node_modules']
  expect(wrongTopLevel(names, '')).toEqual([
    'src has no place at the top level',
    'utils.ts has no place at the top level',
    'notes.txt has no place at the top level',
    'node_modules has no place at the top level',
    'db is missing at the top level',
  ])
})

test('the README must have the table that the schema makes', () => {
  const readme = (table: string) => `# khaibao\n\n<!-- settings -->\n\n${table}\n\n<!-- /settings -->\n`
  expect(wrongTable(readme(settingsTable()), settingsTable())).toEqual([])
  expect(wrongTable(readme('| PORT | 80 |'), settingsTable())).toHaveLength(1)
  expect(wrongTable('# khaibao', settingsTable())).toHaveLength(1)
  expect(wrongTable(undefined, settingsTable())).toEqual(['README.md is missing'])
})

test('.env.example must be the one that the schema makes', () => {
  expect(wrongExample(environmentExample(), environmentExample())).toEqual([])
  expect(wrongExample(`${environmentExample()}# MORE=\n`, environmentExample())).toHaveLength(1)
  expect(wrongExample(undefined, environmentExample())).toHaveLength(1)
})

test('ARCHITECTURE must have the table of who may do what', () => {
  const rights = `<!-- rights -->\n${rightsTable()}\n<!-- /rights -->`
  const offices = `<!-- offices -->\n${officesTable()}\n<!-- /offices -->`
  expect(wrongRights(`${rights}\n${offices}`)).toEqual([])
  expect(wrongRights(`<!-- rights -->\n| to | anybody |\n<!-- /rights -->\n${offices}`)).toHaveLength(1)
  expect(wrongRights(`${rights}\n${offices.replace('here', '')}`)).toHaveLength(1)
  expect(wrongRights(undefined)).toHaveLength(2)
})
