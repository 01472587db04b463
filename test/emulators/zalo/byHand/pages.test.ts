import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Zalo } from '../startZalo.ts'
import { startZalo } from '../startZalo.ts'
import { Caller, picture, withButtons } from '../tinyOa.ts'
import { addPages } from './pages.ts'

let zalo: Zalo

beforeEach(async () => {
  zalo = await startZalo({ pages: addPages })
})

afterEach(() => zalo.stop())

interface State {
  readonly people: readonly { readonly id: string; readonly name: string }[]
  readonly rooms: readonly { readonly id: string; readonly name: string }[]
  readonly messages: readonly { readonly id: string; readonly text: string; readonly pictures: string[] }[]
  readonly webhook: string
}

async function state(room = '', person = ''): Promise<State> {
  const response = await fetch(`${zalo.apiRoot}/by-hand/state?${new URLSearchParams({ person, room })}`)
  return (await response.json()) as State
}

async function act(deed: string, fields: object = {}): Promise<unknown> {
  const response = await fetch(`${zalo.apiRoot}/by-hand/${deed}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fields),
  })
  return response.json()
}

test('the page is served and shows the chat of its first person', async () => {
  const page = await fetch(`${zalo.apiRoot}/`)
  expect(page.headers.get('content-type')).toContain('text/html')
  expect(await page.text()).toContain('<script type="module">')
  await act('text', { text: 'chào' })
  const [person] = (await state()).people
  const button = { title: 'Có', type: 'oa.query.show', payload: '#yes' }
  await new Caller(zalo).send(person?.id ?? '', withButtons('Chọn', button))
  const [own, asked] = (await state()).messages
  expect(own).toMatchObject({ own: true, text: 'chào', sender: 'Ngọc' })
  expect(asked).toMatchObject({ own: false, text: 'Chọn', buttons: [{ title: 'Có', hint: '#yes' }] })
  expect(await act('press', { title: 'Có', message: asked?.id })).toEqual({ note: '#yes' })
  expect((await state()).messages.at(-1)?.text).toBe('#yes')
})

test('photos and files come, people and groups join, staff answers', async () => {
  const bytes = await picture()
  await act('photo', { base64: bytes.toString('base64'), caption: 'đỏ' })
  await act('file', { base64: bytes.toString('base64'), name: 'a.png' })
  await act('byHand', { text: 'Để tôi xem' })
  const [photo, file, staff] = (await state()).messages
  expect(photo).toMatchObject({ text: 'đỏ', pictures: [expect.stringMatching(/^data:;base64,/)] })
  expect(file).toMatchObject({ file: { name: 'a.png' } })
  expect(staff).toMatchObject({ own: false, sender: 'Khai báo (by hand)' })
  await act('person', { name: 'Hà', phone: '84900000001' })
  const second = (await state()).people[1]
  await act('group', { person: second?.id, name: 'Tổ 5' })
  const room = (await state()).rooms[1]
  expect([second?.name, room?.name]).toEqual(['Hà', 'Tổ 5'])
  await act('text', { person: second?.id, room: room?.id, text: '/solieu' })
  expect((await state(room?.id, second?.id)).messages).toMatchObject([{ own: true, text: '/solieu' }])
})

test('what does not work is said, not thrown', async () => {
  expect(await act('info')).toEqual({ note: expect.stringContaining('no card') })
  expect(await act('press', { title: 'nút nào?' })).toEqual({ note: expect.stringContaining('no button') })
  expect(await act('dance')).toEqual({ note: 'the page asked for something unknown' })
  expect((await state()).webhook).toBe('')
})
