import { describe, expect, it } from 'vitest'
import { restOfStored, withoutOverdue } from '../../../bot/core/heldSession.ts'
import { EMPTY_SESSION, type Session } from '../../../bot/core/session.ts'

const NOW = new Date('2026-11-23T07:05:00Z')
const hours = (count: number) => new Date(NOW.getTime() - count * 3_600_000).toISOString()
const [EARLY, LATE] = [hours(23.99), hours(24)]

const answers = { name: 'Trần Thị Hoa' }
const own = { form: 'national', instance: 'own1', answers }
const ofNobodyYet = (heldSince: string) => ({ form: 'familyMember', instance: 'kin1', answers, heldSince })
const session = (rest: Partial<Session>): Session => ({ ...EMPTY_SESSION, ...rest })
const document = (at: string) => session({ document: { at, people: [answers] } })
const round = (askedAt: string) => ({
  template: 'national',
  askedAt,
  same: [3],
  left: [4],
  done: [],
  news: [],
})
const checkIn = (at: string) => ({ kind: 'checkIn', gateId: 7, at, by: 'photo' }) as const

describe('what waits for a yes', () => {
  const waiting: readonly [what: string, at: (since: string) => Session][] = [
    ['what a document says', document],
    ['an arrival', (at) => session({ wish: checkIn(at) })],
    ['a family that is declared for', (at) => session({ round: round(at) })],
    ['a declaration', (at) => session({ wish: { kind: 'declare', at, about: { person: 3, name: 'Hoa' } } })],
    ['gates to choose among', (at) => session({ gateChoice: { gateIds: [7, 8], at } })],
    ['somebody who is being added', (at) => session({ forms: [ofNobodyYet(at)] })],
    ['somebody whose adding was left', (at) => session({ left: { form: ofNobodyYet(at) } })],
  ]

  it.each(waiting)('%s is held for a day, then nothing of it', (_what, at) => {
    expect(withoutOverdue(at(EARLY), NOW)).toStrictEqual(at(EARLY))
    expect(withoutOverdue(at(LATE), NOW)).toStrictEqual(EMPTY_SESSION)
  })

  it.each(waiting)('%s goes when it does not say since when', (_what, at) => {
    expect(withoutOverdue(at('yesterday'), NOW)).toStrictEqual(EMPTY_SESSION)
  })
})

it('the buttons that bear the names on a document go with it, and no others', () => {
  const named = [{ label: 'Trần Thị Hoa, 15/06/1985', press: 'ofDocument:0' }]
  const menu = [{ label: 'Khai báo', press: 'declare:' }]
  const offering = (at: string, offers: Session['offers']) =>
    ({ ...document(at), offers, numbered: true }) satisfies Session
  expect(withoutOverdue(offering(LATE, named), NOW)).toStrictEqual(EMPTY_SESSION)
  expect(withoutOverdue(offering(LATE, menu), NOW)).toStrictEqual(session({ offers: menu, numbered: true }))
  expect(withoutOverdue(offering(EARLY, named), NOW)).toStrictEqual(offering(EARLY, named))
})

it('all else stays: what was agreed to, who is named by number, a form that was left without its old wish', () => {
  const agreed = session({
    forms: [own],
    offers: [{ label: 'Ra', press: 'out:1' }],
    left: { form: own },
    vouchedPhone: '+84912345678',
    familyYes: { purpose: 'declare', people: [3], round: [3, 4] },
    declaringFor: [3],
    eraseAsked: hours(50),
  })
  expect(withoutOverdue(agreed, NOW)).toBe(agreed)
  const more = {
    ...agreed,
    ...document(LATE),
    offers: agreed.offers,
    forms: [own],
    left: { form: own, wish: checkIn(LATE), round: round(LATE) },
  }
  expect(withoutOverdue(more, NOW)).toStrictEqual(agreed)
})

it('an arrival that waits behind a newer wish goes alone', () => {
  const family = { kind: 'family', at: EARLY } as const
  const behind = session({ wish: { ...family, arrival: checkIn(LATE) } })
  expect(withoutOverdue(behind, NOW)).toStrictEqual(session({ wish: family }))
})

it('the code of a venue that is handed over stays, by which is told that it has expired', () => {
  const taking = session({ wish: { kind: 'takeVenue', code: 'XRHP97Z129', at: LATE } })
  expect(withoutOverdue(taking, NOW)).toBe(taking)
})

it('of a stored session is told what stays only where something goes', () => {
  expect(restOfStored({ ...document(LATE), later: 'kept' }, NOW)).toStrictEqual({
    ...EMPTY_SESSION,
    later: 'kept',
  })
  for (const stored of [document(EARLY), {}, null, 'of another program'])
    expect(restOfStored(stored, NOW)).toBeUndefined()
})
