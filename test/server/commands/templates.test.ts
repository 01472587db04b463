import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeEach, expect, test } from 'vitest'
import { operatorWorld } from './operatorWorld.ts'

const world = operatorWorld()
const DENGUE = fileURLToPath(new URL('../../../bot/templates/dengue.json', import.meta.url))

beforeEach(async () => {
  await world.database.client`delete from template_uses`
})

async function said(words: string, more?: Record<string, string>): Promise<string> {
  const { out, err } = await world.run(words, more)
  return [...out, ...err].join('\n')
}

function written(name: string, content: unknown): string {
  const file = join(world.folder, name)
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}

test('before anybody chose, the city has the usual declaration', async () => {
  const lines = (await world.run('templates list')).out
  expect(lines).toHaveLength(4)
  expect(lines.join('\n')).toMatch(/^national2021 +Tờ khai y tế +Thành phố Hải Phòng \(31\), mặc định$/m)
  expect(lines.join('\n')).toMatch(/^dengue +Tờ khai sốt xuất huyết +chưa dùng$/m)
})

test('a ward has its own, and leaves the city as it is', async () => {
  expect(await said('templates use dengue --unit 11329')).toBe(
    [
      'Đã bắt đầu dùng dengue ở Phường Ngô Quyền, ngay từ bây giờ.',
      'Phường Ngô Quyền nay dùng: dengue.',
      'Không dùng ở đó: national2021, của cấp trên. Muốn cả hai: npm run admin -- templates use national2021 --unit 11329',
    ].join('\n'),
  )
  expect(await said('templates list')).toMatch(/mặc định/)
  expect(await said('templates use dengue --unit 11329')).toBe(
    'Tờ khai dengue đang dùng ở Phường Ngô Quyền rồi.',
  )
  expect(await said('templates use shelter --unit 11329')).toContain('nay dùng: shelter, dengue.')
  await world.run('templates stop shelter --unit 11329')
  expect(await said('templates stop dengue --unit 11329')).toContain(
    'Phường Ngô Quyền nay dùng: national2021.',
  )
})

test('what is switched on for the city stands beside the usual, the newest first, until the last is stopped', async () => {
  expect(await said('templates use dengue')).toContain('Thành phố Hải Phòng nay dùng: dengue, national2021.')
  expect(await said('templates list')).toMatch(/Thành phố Hải Phòng \(31\), từ 23\/11\/2026 14:05/)
  expect(await said('templates stop national2021')).toContain('nay dùng: dengue.')
  expect(await said('templates stop dengue')).toContain('nay không yêu cầu tờ khai nào.')
})

test('the usual can be stopped though nobody ever switched it on', async () => {
  expect(await said('templates stop national2021')).toBe(
    'Đã thôi dùng national2021 ở Thành phố Hải Phòng.\nThành phố Hải Phòng nay không yêu cầu tờ khai nào.',
  )
})

test.each([
  ['templates use measles', 'Không có tờ khai measles. Có: dengue, national2021, shelter.'],
  ['templates use dengue --unit 99', 'không có đơn vị mã 99'],
  ['templates stop dengue', 'không dùng riêng tờ khai dengue'],
  ['templates check /nowhere.json', 'Không có tệp /nowhere.json.'],
])('%s is answered with what is wrong', async (words, problem) => {
  expect((await world.run(words)).code).toBe(1)
  expect(await said(words)).toContain(problem)
})

test('a file is checked without being used, and every problem of it is named', async () => {
  const dengue = JSON.parse(readFileSync(DENGUE, 'utf8'))
  const measles = written('measles.json', { ...dengue, name: 'measles', purpose: 'measles' })
  expect(await said(`templates check "${measles}"`)).toContain(
    'dùng được: measles, "Tờ khai sốt xuất huyết".',
  )
  const wrong = written('wrong.json', {
    ...dengue,
    name: 'wrong',
    keptDays: 0,
    colour: 'red',
  })
  expect((await world.run(`templates check "${wrong}"`)).err).toEqual([
    `${wrong} chưa dùng được:`,
    expect.stringContaining('- keptDays'),
    expect.stringContaining('colour'),
  ])
  const rules = written('rules.json', {
    ...dengue,
    name: 'rules',
    askedAnew: ['since', 'nothing'],
    counts: [
      { name: 'all', label: { vi: 'tất cả', en: 'all' }, sum: 'checks' },
      { name: 'rain', label: { vi: 'mưa', en: 'rain' }, when: { question: 'sites', has: 'rain' } },
    ],
  })
  expect((await world.run(`templates check "${rules}"`)).err).toEqual([
    `${rules} chưa dùng được:`,
    '- askedAnew names an unknown question nothing',
    '- counts.all: this is counted already',
    '- counts.all: checks is no question for a whole number, so it cannot be summed',
    '- counts.rain: sites has no choice rain',
  ])
  const same = written('again.json', { ...dengue, name: 'again' })
  expect(await said(`templates check "${same}"`)).toContain('its purpose dengue is that of dengue already')
  expect(await said(`templates check "${written('broken.json', '{')}"`)).toContain('not JSON')
})

test('a folder of the city’s own stands beside ours; of one that lost a file, what it was is still shown', async () => {
  const own = join(world.folder, 'own')
  mkdirSync(own)
  cpSync(DENGUE, join(own, 'dengue.json'))
  const dengue = JSON.parse(readFileSync(DENGUE, 'utf8'))
  writeFileSync(join(own, 'measles.json'), JSON.stringify({ ...dengue, name: 'measles', purpose: 'measles' }))
  expect(await said('templates use measles', { TEMPLATES_DIR: own })).toContain('khởi động lại máy chủ')
  expect(await said('templates list')).toMatch(/^measles +\(không còn tệp\) +Thành phố Hải Phòng/m)
  expect(await said('templates stop measles')).toContain('nay dùng: national2021.')
  writeFileSync(join(own, 'bad.json'), '{')
  expect(await said('templates list', { TEMPLATES_DIR: own })).toContain('bad.json: the file is not JSON')
})
