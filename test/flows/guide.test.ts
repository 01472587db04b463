import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { City } from '../../bot/core/city.ts'
import { render } from '../../bot/core/text.ts'
import { findCommand } from '../../bot/flows/all.ts'
import { drawnGuide, stepLines } from '../../bot/flows/guide/drawn.ts'
import { GUIDE_NUMBERS } from '../../bot/flows/guide/guides.ts'
import { leafletOf } from '../../bot/flows/guide/ward.ts'
import { catalogues } from '../../locales/catalogue.ts'
import { BEGINNING, type Ground, newGround } from './world/ground.ts'
import { shownOn } from './world/shown.ts'
import { type Actor, newWorld } from './world/world.ts'

const LANGUAGES = ['vi', 'en'] as const
const CONTACT = 'Sở Y tế, 0225 3745 283'
/** About one minute of reading aloud. */
const SPOKEN_WORDS = { least: 130, most: 160 }

let ground: Ground
beforeAll(async () => {
  ground = await newGround()
})
afterAll(() => ground?.close())

/** Everything that somebody is told who asks for all of it, attachments as they wait to be drawn. */
async function allSaid(changes: Partial<City>, language: 'vi' | 'en', asked: readonly string[]) {
  const world = await newWorld({ ...ground, city: { ...ground.city, ...changes } })
  const places = [
    { name: 'Ngọc', channel: 'zalo', chat: { address: 'Ngọc', kind: 'private' } },
    { name: 'Nhóm', channel: 'zalo', chat: { address: 'Nhóm', kind: 'group' } },
  ] as const
  const said = []
  for (const place of places) {
    const actor: Actor = { ...place, language, sender: 'Ngọc' }
    await world.join(actor)
    if (language === 'en') await world.does(actor, { kind: 'text', text: '/english' })
    for (const text of asked) said.push(...(await world.does(actor, { kind: 'text', text })))
  }
  return said
}

const EVERYTHING = {
  vi: [
    '/huongdan',
    ...[1, 2, 3, 4, 5, 6].map((one) => `/huongdan ${one}`),
    '/huongdan phường',
    '/huongdan loa',
  ],
  en: ['/guide', ...[1, 2, 3, 4, 5, 6].map((one) => `/guide ${one}`), '/guide ward', '/guide loudspeaker'],
}

describe.each(LANGUAGES)('the guides in %s', (language) => {
  it('name no messenger that is off', async () => {
    const said = await allSaid({ messengers: {} }, language, EVERYTHING[language])
    expect(said.length).toBe(2 * EVERYTHING[language].length)
    expect(JSON.stringify(said.map(({ message }) => message))).not.toMatch(/zalo|telegram/i)
  })

  it('say on every paper that it is for trial where there is no public address', async () => {
    const said = await allSaid({ trial: true }, language, EVERYTHING[language])
    const papers = said.flatMap(({ message }) =>
      message.attachment ? [JSON.stringify(message.attachment)] : [],
    )
    expect(papers).toHaveLength(14)
    for (const paper of papers) expect(paper).toMatch(/"trial":"(?:BẢN DÙNG THỬ|TRIAL)/)
  })

  it('fit their messages whatever the city, its contact and its bots are called', async () => {
    const [name, contact] = ['Thành phố '.repeat(6).trim(), '0225 3745 '.repeat(12).trim()]
    const messengers = {
      zalo: { botName: () => 'Khai báo y tế '.repeat(4).trim(), chatLink: 'https://zalo.me/1' },
      telegram: { botName: () => 'khaibao_'.repeat(4) },
    }
    for (const { screen, message } of await allSaid(
      { name, contact, messengers },
      language,
      EVERYTHING[language],
    ))
      expect(shownOn(screen, message).join('\n')).not.toMatch(/\{\w+\}|undefined/)
  })

  it('name no command that does not exist', () => {
    const texts = GUIDE_NUMBERS.flatMap((number) => [
      ...stepLines(ground.city, number).map((line) => render(language, line)),
      ...drawnGuide(ground.city, number, language, BEGINNING).steps.flatMap(({ said, label }) => [
        said,
        label,
      ]),
    ])
    const named = texts.flatMap((text) => text.match(/(?<![\w.])\/[a-z]+/g) ?? [])
    expect(named.length).toBeGreaterThan(10)
    expect(named.filter((command) => !findCommand('private', command))).toEqual([])
  })

  it('are read aloud in about a minute, without an address', async () => {
    for (const contact of [undefined, CONTACT]) {
      const asked = EVERYTHING[language].slice(-1)
      const [alone] = await allSaid({ contact }, language, asked)
      const [heading = '', ...spoken] = (alone?.message.text ?? '').split('\n\n')
      expect(heading).toMatch(/:$/)
      const words = spoken.join(' ').split(/\s+/)
      expect(words.length).toBeGreaterThanOrEqual(SPOKEN_WORDS.least)
      expect(words.length).toBeLessThanOrEqual(SPOKEN_WORDS.most)
      expect(spoken.join(' ')).not.toMatch(/https?:|www|\.vn|\.me|@|\/\w/)
      expect(spoken.join(' ').includes(CONTACT)).toBe(contact !== undefined)
    }
  })

  it('are named by help, which ends with the contact, alone and in groups', async () => {
    const help = language === 'vi' ? '/trogiup' : '/help'
    const said = await allSaid({ contact: CONTACT }, language, [help])
    const contact = catalogues[language]['menu.contact'].replace('{contact}', CONTACT)
    expect(said).toHaveLength(2)
    for (const { message } of said) {
      expect(message.text).toContain(language === 'vi' ? '/huongdan' : '/guide')
      expect(message.text.split('\n').at(-1)).toBe(contact)
    }
  })
})

it('a leaflet has no line where the city names nobody to ask', () => {
  expect(leafletOf({ ...ground.city, contact: undefined }, undefined, BEGINNING)).toMatchObject({
    unit: '',
    contact: '',
  })
  expect(leafletOf({ ...ground.city, contact: CONTACT }, undefined, BEGINNING).contact).toContain(CONTACT)
})
