import { saveLanguage } from '../../db/chats.ts'
import { standingPlaces } from '../../db/shifts.ts'
import { venuesOf } from '../../db/venues.ts'
import { innermostForm } from '../core/session.ts'
import { lines, type Text, text } from '../core/text.ts'
import { say, type Turn } from '../core/turn.ts'
import { declareForWhom } from './family/declare.ts'
import type { Flow } from './flow.ts'
import { startRegistration } from './venue/register.ts'

/** The first greeting, help, and the choice of language. */
export const menuFlow: Flow = {
  commands: [
    { words: 'command.start', where: 'private', run: async (turn) => greet(turn) },
    { words: 'command.help', where: 'private', run: help },
    {
      words: 'command.thanks',
      where: 'private',
      run: async (turn) => say(turn, { text: text('menu.welcome') }),
    },
    { words: 'command.help', where: 'group', run: async (turn) => helpGroup(turn) },
    { words: 'command.start', where: 'group', run: async (turn) => helpGroup(turn) },
    { words: 'command.language', where: 'both', run: askLanguage },
    { words: 'command.vietnamese', where: 'both', run: (turn) => chooseLanguage(turn, 'vi') },
    { words: 'command.english', where: 'both', run: (turn) => chooseLanguage(turn, 'en') },
  ],
  presses: {
    language: chooseLanguage,
    declare: declareForWhom,
    registerVenue: (turn) => startRegistration(turn),
    help,
    helpVenue: helpAtVenue,
  },
  groupPresses: { language: chooseLanguage },
}

/** What can be done here, with the ways to do it. */
export function greet(turn: Turn): void {
  const other = turn.language === 'vi' ? 'en' : 'vi'
  say(turn, {
    text: text('menu.hello', { city: turn.city.name }),
    buttons: [
      [
        { label: text('menu.button.declare'), press: 'declare:' },
        { label: text('menu.button.registerVenue'), press: 'registerVenue:' },
      ],
      [
        { label: text('menu.button.help'), press: 'help:' },
        { label: text(`menu.language.${other}`), press: `language:${other}` },
      ],
    ],
  })
}

/** Never silence: what was sent is not understood here, and this is what can be done. */
export function notUnderstood(turn: Turn): void {
  if (turn.session.numbered) notOnList(turn)
  else sayWhatCanBeDone(turn)
}

function sayWhatCanBeDone(turn: Turn): void {
  say(turn, {
    text: text('menu.notUnderstood'),
    buttons: [
      [
        { label: text('menu.button.declare'), press: 'declare:' },
        { label: text('menu.button.help'), press: 'help:' },
      ],
    ],
  })
}

/** What the list that stands does not have: it stands as it was. */
export function notOnList(turn: Turn): void {
  const { offers } = turn.session
  say(turn, { text: text('menu.notOnList', { most: offers.length }) })
  turn.session = { ...turn.session, offers, numbered: true }
}

/** Help ends with whom to ask; the work at a door is told to those who do it, and the rest stands in the guides. */
export async function help(turn: Turn): Promise<void> {
  const worksThere =
    turn.person !== undefined && (await standingPlaces(turn.store, turn.person.id)).length > 0
  // Inside a form the question follows in the same message, and its answers are all that can be chosen.
  const isAsked = innermostForm(turn.session) !== undefined
  const buttons = [
    ...(isAsked ? [] : [{ label: text('menu.button.guides'), press: 'guideMenu:' }]),
    ...(worksThere ? [{ label: text('menu.button.atVenue'), press: 'helpVenue:' }] : []),
  ]
  say(turn, {
    text: withContact(turn, text('menu.help', { city: turn.city.name })),
    ...(buttons.length > 0 && { buttons: [buttons] }),
  })
}

/** [Việc ở địa điểm]: of the owner's part only owners hear. */
async function helpAtVenue(turn: Turn): Promise<void> {
  const owns = turn.person !== undefined && (await venuesOf(turn.store, turn.person.id)).length > 0
  const atVenue = text('menu.atVenue')
  say(turn, { text: withContact(turn, ...(owns ? [atVenue, text('menu.ofOwners')] : [atVenue])) })
}

/** What can be done in a group of officials. */
export function helpGroup(turn: Turn): void {
  say(turn, { text: withContact(turn, text('group.help')) })
}

/** All help ends with the city's contact, where it has named one. */
function withContact({ city: { contact } }: Turn, ...said: readonly Text[]): Text {
  return contact === undefined ? lines(...said) : lines(...said, text('menu.contact', { contact }))
}

async function askLanguage(turn: Turn): Promise<void> {
  say(turn, {
    text: text('menu.whichLanguage'),
    buttons: [
      [
        { label: text('menu.language.vi'), press: 'language:vi' },
        { label: text('menu.language.en'), press: 'language:en' },
      ],
    ],
  })
}

async function chooseLanguage(turn: Turn, chosen: string): Promise<void> {
  turn.language = chosen === 'en' ? 'en' : 'vi'
  await saveLanguage(turn.store, turn.chat.id, turn.language)
  if (turn.chat.kind === 'group') return helpGroup(turn)
  // What somebody is being asked is asked again in the new language.
  if (innermostForm(turn.session)) say(turn, { text: text('menu.languageChosen') })
  else if (turn.session.wish) turn.wishDue = true
  else greet(turn)
}
