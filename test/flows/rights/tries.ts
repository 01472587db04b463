import type { Action } from '../../../bot/core/received.ts'
import type { Deed } from '../../../bot/core/rights.ts'

/** The venue that is tried: the first of the standing places, with its gate; another was opened there later. */
export const VENUE = 1
export const GATE = 1

/** One way to try a deed. In a group only officials do anything. */
export type Try = {
  readonly act: Action
  readonly inGroup?: true
  readonly onShift?: true
  /** What the owner does before: who tries presses the button that begins so among those that the owner is shown at last. */
  readonly behind?: readonly Action[]
  /** Whoever may do it has changed something by it. */
  readonly changes?: true
  /** It is answered for other venues too, so it is done where the answer names this one. */
  readonly namesVenue?: true
}

export const press = (data: string): Try => ({ act: { kind: 'press', data } })
export const photo = (file: string): Action => ({ kind: 'photo', photo: { file } })
export const say = (text: string): Try => ({ act: { kind: 'text', text } })
const changing = (data: string, ...before: readonly string[]): Try => ({
  ...press(data),
  changes: true,
  ...(before.length > 0 && { behind: before.map((one) => press(one).act) }),
})
const naming = (text: string): Try => ({ ...say(text), namesVenue: true })

/** The deed that is tried by buttons of what was recorded, which bear it. */
export const BY_WHAT_WAS_RECORDED = 'correct what was recorded'
type Tried = Exclude<Deed, typeof BY_WHAT_WAS_RECORDED>

/** How each deed of the table is tried, every press that asks for it among them; a deed without a way does not compile. */
export const WAYS: Record<Tried, readonly [Try, ...Try[]]> = {
  'check in, declare': [{ act: photo('Nhà hàng Hải Đăng') }, say('/khaibao')],
  'register a venue': [say('/dangky')],
  'report a strange code': [{ act: photo('thực đơn quán khác') }],
  'edit the venue': [
    press('venue:1'),
    press('ownvenue:1'),
    press('settings:1'),
    press('change:1.name'),
    press('change:1.type'),
    press('change:1.place'),
    press('change:1.phone'),
    press('change:1.capacity'),
    press('change:1.capacity.none'),
    press('change:1.closing'),
    press('change:1.closing.none'),
    press('body:1'),
    press('body:1.none'),
    changing('needs:1.yes'),
    changing('needs:1.no', 'needs:1.yes', 'settings:1'),
  ],
  'pause or close the venue': [
    changing('pause:1.yes'),
    changing('pause:1.no', 'pause:1.yes'),
    press('close:1'),
    press('close:1.sure'),
    changing('close:1.done', 'close:1', 'close:1.sure'),
  ],
  'give the venue to another owner': [
    press('give:1'),
    changing('give:1.code', 'give:1'),
    changing('give:1.back', 'give:1.code'),
  ],
  'see and replace posters': [
    press('posters:1'),
    press('recode:1'),
    changing('recode:1.yes', 'recode:1'),
    { ...press('gate:1.poster'), behind: [press('gate:1').act] },
    { ...press('gate:1.code'), behind: [press('gate:1').act] },
    changing('gate:1.newcode', 'gate:1.code'),
  ],
  'add and close gates': [
    press('gates:1'),
    press('gate:1'),
    press('addgate:1'),
    press('gate:1.rename'),
    press('gate:1.way'),
    press('gate:1.close'),
    changing('gate:1.closed', 'gate:1.close'),
  ],
  'adopt a national poster': [
    press('gate:1.adopt'),
    press('adoptAt:1'),
    {
      ...changing('gate:1.release'),
      behind: [press('gate:1.adopt').act, photo('tờ quốc gia'), press('gate:1').act],
    },
  ],
  'invite and remove staff': [
    press('staff:1'),
    press('staffAdd:1'),
    press('staffDrop:1'),
    press('staffDrop:1.1'),
    changing('staffGone:1.1', 'staffDrop:1.1'),
  ],
  'stand at a gate': [
    press('shift:1'),
    press('stand:1'),
    press('stand:1.in'),
    { ...press('feed:on'), onShift: true },
  ],
  'record visitors': [
    { act: photo('CCCD của ông Minh'), onShift: true, changes: true },
    { ...say('Lê Bảo 0912345678'), onShift: true, changes: true },
  ],
  'see who is inside, in numbers': [press('inside:1'), press('insideAgain:1'), naming('/songuoi')],
  'read the log': [
    press('log:1'),
    press('logOf:1'),
    press('logDays:1.yesterday'),
    press('logGates:1'),
    press(`logGate:1.${GATE}`),
    { ...press('logOn:1.'), behind: [press('log:1').act] },
    changing('logPage:1'),
    naming('/nhatky Nhà hàng Hải Đăng hôm qua'),
  ],
  'search the log': [press('logSearch:1'), naming('/nhatky Nhà hàng Hải Đăng 0912345678')],
  'export the log': [press('export:1'), changing('exportAs:csv.1', 'export:1')],
  'suspend the venue': [
    { ...changing('suspend:1'), inGroup: true },
    { ...press('lift:1'), inGroup: true },
  ],
}

/** What an owner has begun when the venue is taken away, and what finishes it. */
export const BEGUN: readonly (readonly [begun: readonly Action[], finish: Action])[] = [
  [[press('change:1.name').act], say('Nhà hàng Biển').act],
  [[press('change:1.phone').act], say('0912345670').act],
  [[press('change:1.capacity').act], say('50').act],
  [[press('change:1.closing').act], say('22:00').act],
  [[press('addgate:1').act, say('Cửa bếp').act], say('Chỉ vào').act],
  [[press('gate:1.rename').act], say('Cửa trước').act],
  [[press('gate:1.way').act], say('Chỉ vào').act],
  [[press('gate:1.adopt').act], photo('tờ quốc gia')],
  [[photo('tờ quốc gia')], press('adopt:1').act],
  [[press('staffAdd:1').act], say('Hoa').act],
  [[press('logSearch:1').act], say('Trần Văn Hải').act],
  [[press('log:1').act], press('logOn:1.').act],
  [[press('export:1').act], press('exportAs:csv.1').act],
  [[press(`stand:${GATE}.in`).act, photo('CCCD của ông Minh, CCCD của bà Lan')], press('scanFix:').act],
]

/** Buttons of what was recorded that bear what they are about. */
export const OF_RECORDED = ['scanFlip', 'scanUndo', 'scanLeave', 'scanEnter', 'scanPick'] as const

/** Presses by which nobody does anything at a venue that they have no word in. */
export const NOBODY_ELSES: Readonly<Record<string, string>> = {
  take: 'bears the one-time code by which the venue is given',
  takeNot: 'leaves everything as it is',
  register: 'registers a new venue',
  endShift: 'ends the own shift',
  card: 'makes a card of oneself',
  cardOf: 'a card of one of the own household',
  cards: 'cards of the own household',
  oldCards: 'revokes cards of oneself',
}
