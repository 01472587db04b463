import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Profile } from '../../bot/core/person.ts'
import { shortName } from '../../bot/core/personName.ts'
import type { Action } from '../../bot/core/received.ts'
import { ensureChat } from '../../db/chats.ts'
import { addMember } from '../../db/family.ts'
import { createPerson, profilesOf, recordConsent } from '../../db/people.ts'
import { actionOf } from './world/acts.ts'
import { type Ground, newGround } from './world/ground.ts'
import { type Actor, newWorld, type World } from './world/world.ts'

/** Conversations that are tried for each beginning. */
const CONVERSATIONS = 2
const SEED = 2026
const MINUTE_MILLISECONDS = 60_000

const FORM = 'national2021'
const ANSWERS = {
  name: 'Trần Thị Bích Ngọc',
  birth: '1985',
  sex: 'female',
  nationality: 'vietnam',
  idNumber: null,
  unit: { edition: 'haiphong-2025', code: '11329' },
  street: '5 Cầu Đất',
  phone: '+84912345679',
  checks: [],
}
const page = (agreed: boolean) => `(page${agreed ? ', agreed' : ''}) ${JSON.stringify(ANSWERS)}`

/** Of which buttons one is pressed: of all that were ever shown, of the newest message, or of those that go on with something. */
type Among = 'all' | 'newest' | 'resume' | 'same'
/** What somebody writes, sends or presses in one of their two chats; old buttons and new are told by their number. */
type Act = { readonly chat: 0 | 1 } & (
  | { readonly written: string }
  | { readonly button: number; readonly among: Among }
  | { readonly pageOfMember: boolean }
)

const write = (words: string): Act => ({ chat: 0, written: words })
const press = (among: Among): fc.Arbitrary<Act> => fc.nat(99).map((button) => ({ chat: 0, among, button }))

/** What may come between: a yes to this or that, words, and buttons of any age. */
const between: fc.Arbitrary<Act> = fc.oneof(
  fc
    .constantFrom(
      '[!yes:declaration]',
      '[!yes:visits]',
      '[!familyYes:declaration]',
      '[!familyNo:declaration]',
    )
    .map(write),
  fc.constantFrom('/khaibao', '/huy', '/giadinh', '/maqr', 'đồng ý', 'cả nhà', 'ho', 'hôm nay').map(write),
  press('newest'),
  press('all'),
)

/** Each way by which something comes to be recorded. */
const WAYS: readonly (readonly fc.Arbitrary<Act>[])[] = [
  [fc.constant(write('gửi'))],
  [press('resume'), fc.constant(write('gửi'))],
  [press('resume'), fc.constant(write('0912345680'))],
  [press('same')],
  [press('newest'), fc.constant(write('gửi'))],
  [fc.boolean().map((agreed) => write(page(agreed)))],
  [fc.boolean().map((pageOfMember): Act => ({ chat: 0, pageOfMember }))],
  [fc.constantFrom('🖼 Chợ Ga', '🖼 Bệnh viện Kiến An').map(write)],
]
const ways = fc
  .shuffledSubarray([...WAYS], { minLength: 4, maxLength: 6 })
  .chain((chosen) => fc.tuple(...chosen.flat()))

type Begun = {
  readonly purpose: string
  readonly hasFamily?: true
  readonly acts: readonly string[]
  /** What would record it next. */
  readonly next: string
}

const REPORTS_ANEW = ['/khaibao', 'tôi', 'xong', '[Có thay đổi]', '[Không có điều nào]']
/** Where conversations begin: with something begun, asked or left for a purpose, so that few acts lead far. */
const BEGUN: readonly Begun[] = [
  { purpose: 'declaration', acts: ['/khaibao', '[!yes:declaration]'], next: page(false) },
  { purpose: 'declaration', hasFamily: true, acts: REPORTS_ANEW, next: 'gửi' },
  { purpose: 'declaration', hasFamily: true, acts: [...REPORTS_ANEW, '/huy'], next: '[Làm tiếp]' },
  { purpose: 'declaration', hasFamily: true, acts: ['/khaibao', 'cả nhà'], next: '[Vẫn vậy]' },
  { purpose: 'visits', acts: ['🖼 Chợ Ga', '[!yes:visits]', 'Lê Thị Lan'], next: '0912345680' },
  { purpose: 'visits', acts: ['🖼 Chợ Ga', '[!yes:visits]', 'Lê Thị Lan', '/huy'], next: '[Làm tiếp]' },
]

/** Something is begun, its yes is taken back in one of the chats, and then every way to record is tried. */
const conversation = ({ acts, purpose, next }: Begun, takenBackIn: 0 | 1) =>
  fc
    .record({
      before: fc.array(between, { maxLength: 1 }),
      after: fc.array(between, { maxLength: 1 }),
      tried: ways,
    })
    .map(({ before, after, tried }): readonly Act[] => [
      ...acts.map(write),
      ...before,
      { chat: takenBackIn, written: `[!no:${purpose}]` },
      ...after,
      write(next),
      ...tried,
    ])

let ground: Ground
let world: World
let people = 0
beforeAll(async () => {
  ground = await newGround()
  world = await newWorld(ground)
})
afterAll(() => ground?.close())

type Person = {
  readonly chats: readonly Actor[]
  readonly member: number | undefined
  readonly since: number
}

/** Somebody with two chats, who may have declared before and carry their mother. */
async function somebody(hasFamily: boolean): Promise<Person> {
  people += 1
  const { database } = world
  const names = [`Người ${people}`, `Người ${people} ở nơi khác`]
  const chats = names.map((name): Actor => {
    const chat = { address: name, kind: 'private' } as const
    return { name, channel: 'web', language: 'vi', chat, sender: name }
  })
  const ids: number[] = []
  for (const actor of chats) {
    await world.join(actor)
    ids.push(Number(await ensureChat(database, { channel: 'web', ...actor.chat })))
  }
  const [first = 0, second = 0] = ids
  const { id } = await createPerson(database, { profile: {}, chatId: first })
  await database.client`update chats set person_id = ${id} where id = ${second}`
  const member = hasFamily && chats[0] ? await motherOf(Number(id), chats[0]) : undefined
  return { chats, member, since: Number(id) - 1 }
}

const MOTHER = 'Trần Thị Hoa'

/** Both have declared. */
async function motherOf(holderId: number, holder: Actor): Promise<number> {
  const { database } = world
  await world.does(holder, actionOf(world, holder, page(true)))
  const member = Number(
    await addMember(database, { holderId, relation: 'mother', profile: { name: MOTHER } }),
  )
  const yes = { purpose: 'declaration', textVersion: '1', channel: 'web', givenAt: world.now }
  await recordConsent(database, { ...yes, personId: member, givenBy: holderId, givenAs: 'asked' })
  await world.does(holder, pageOf(member, false))
  return member
}

function pageOf(member: number, agreed: boolean): Action {
  const about = { person: member, name: shortName(MOTHER) }
  return { kind: 'filled', form: FORM, agreed, about, answers: { ...ANSWERS, name: MOTHER, birth: '1958' } }
}

const GOING_ON: Readonly<Record<Among, RegExp>> = {
  all: /:/,
  newest: /:/,
  resume: /^resume:/,
  same: /^(?:same|allSame):/,
}

function actionFor({ chats, member }: Person, act: Act): Action | undefined {
  const actor = chats[act.chat]
  if (!actor) return undefined
  if ('written' in act) return actionWritten(actor, act.written)
  if ('pageOfMember' in act) return member === undefined ? undefined : pageOf(member, act.pageOfMember)
  const heard = world.heard.get(actor.name) ?? []
  const shown = act.among === 'newest' ? heard.slice(-1) : heard
  const presses = shown.flatMap(({ buttons = [] }) =>
    buttons.flat().flatMap((button) => ('press' in button ? [button.press] : [])),
  )
  const meant = presses.filter((press) => GOING_ON[act.among].test(press))
  const data = meant[act.button % Math.max(meant.length, 1)]
  return data === undefined ? undefined : { kind: 'press', data }
}

/** A button that the way here did not show is nothing to press. */
function actionWritten(actor: Actor, words: string): Action | undefined {
  const label = /^\[([^!].*)\]$/u.exec(words)?.[1]
  const shown = (world.heard.get(actor.name) ?? []).flatMap(({ buttons = [] }) => buttons.flat())
  if (label !== undefined && !shown.some((button) => button.label === label)) return undefined
  return actionOf(world, actor, words)
}

/** What is kept of the people of a conversation: rows by their number, each with its person, and who agrees to what. */
type Kept = {
  readonly declarations: ReadonlyMap<number, { readonly person: number; readonly purpose: string }>
  readonly visits: ReadonlyMap<number, { readonly person: number }>
  readonly profiles: ReadonlyMap<number, Profile>
  readonly agreed: ReadonlySet<string>
  readonly members: ReadonlySet<number>
}

async function kept({ since }: Person): Promise<Kept> {
  const { client, templates } = { client: world.database.client, templates: world.city.templates }
  const rows = await client<{ kind: string; id: number; person: number; word: string }[]>`
    select 'declaration' as kind, id, person_id as person, template as word from declarations where person_id > ${since}
    union all select 'visit', id, person_id, '' from visits where person_id > ${since}
    union all select 'yes', id, person_id, purpose from consents where person_id > ${since} and withdrawn_at is null
    union all select 'member', member_id, member_id, '' from family where member_id > ${since}
    union all select 'person', id, id, '' from persons where id > ${since}`
  const of = (kind: string) =>
    rows
      .filter((row) => row.kind === kind)
      .map((row) => ({ id: Number(row.id), person: Number(row.person), word: row.word }))
  const purposeOf = (form: string) => templates.byName(form)?.purpose ?? form
  return {
    declarations: new Map(of('declaration').map((row) => [row.id, { ...row, purpose: purposeOf(row.word) }])),
    visits: new Map(of('visit').map((row) => [row.id, row])),
    profiles: await profilesOf<Profile>(
      world.database,
      of('person').map(({ id }) => id),
    ),
    agreed: new Set(of('yes').map(({ person, word }) => `${person} ${word}`)),
    members: new Set(of('member').map(({ id }) => id)),
  }
}

/** To which purposes a yes must stand for what has come: for each, one of several. */
function needed(before: Kept, after: Kept): string[][] {
  const added = <Row>(rows: (one: Kept) => ReadonlyMap<number, Row>) =>
    [...rows(after)].flatMap(([id, row]) => (rows(before).has(id) ? [] : [row]))
  const declared = added((one) => one.declarations)
  const facts = [...after.profiles].flatMap(([person, profile]) => {
    const known = before.profiles.get(person)
    const told = (['name', 'phone', 'birth', 'sex'] as const).filter(
      (fact) => profile[fact] !== undefined && profile[fact] !== known?.[fact],
    )
    if (told.length === 0) return []
    const own = declared.filter((one) => one.person === person)
    if (own.length > 0) return []
    // Of somebody who is just added the name is kept for whatever was agreed to; else only a visit asks for a name and a phone.
    const isAdded = after.members.has(person) && !told.includes('phone')
    return [[`${person} visits`, ...(isAdded ? [`${person} declaration`] : [])]]
  })
  return [
    ...declared.map(({ person, purpose }) => [`${person} ${purpose}`]),
    ...added((one) => one.visits).map(({ person }) => [`${person} visits`]),
    ...facts,
  ]
}

let recorded = 0

async function eachActKeepsToIt(person: Person, acts: readonly Act[]): Promise<void> {
  let before = await kept(person)
  for (const act of acts) {
    const actor = person.chats[act.chat]
    const action = actionFor(person, act)
    if (!actor || !action) continue
    world.now = new Date(world.now.getTime() + MINUTE_MILLISECONDS)
    world.sentAt = world.now
    await world.does(actor, action)
    const after = await kept(person)
    for (const purposes of needed(before, after)) {
      recorded += 1
      expect(purposes.filter((purpose) => after.agreed.has(purpose))).not.toEqual([])
    }
    before = after
  }
}

test('whatever is recorded of anybody, a yes to it stands at that moment', async () => {
  for (const begun of BEGUN)
    for (const takenBackIn of [0, 1] as const)
      await fc.assert(
        fc.asyncProperty(conversation(begun, takenBackIn), async (acts) => {
          await eachActKeepsToIt(await somebody(begun.hasFamily ?? false), acts)
        }),
        { numRuns: CONVERSATIONS, seed: SEED },
      )
  // The acts lead to something, or nothing would have been tried.
  expect(recorded).toBeGreaterThan(BEGUN.length)
})
