import { saveLanguage } from '../../db/chats.ts'
import { standingPlaces } from '../../db/shifts.ts'
import { venuesOf } from '../../db/venues.ts'
import { innermostForm } from '../core/session.ts'
import { lines, text } from '../core/text.ts'
import { say, type Turn } from '../core/turn.ts'
import { declareForWhom } from './family/declare.ts'
import type { Flow } from './flow.ts'
import { startRegistration } from './venue/register.ts'
import { heldWish } from './wish.ts'

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
    { words: 'command.help', where: 'group', run: async (turn) => say(turn, { text: text('group.help') }) },
    { words: 'command.start', where: 'group', run: async (turn) => say(turn, { text: text('group.help') }) },
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

/** Help ends with whom to ask; the work at a door is told to those who do it. */
export async function help(turn: Turn): Promise<void> {
  const { contact, name } = turn.city
  const ways = text('menu.help', { city: name })
  const worksThere =
    turn.person !== undefined && (await standingPlaces(turn.store, turn.person.id)).length > 0
  say(turn, {
    text: contact ? lines(ways, text('menu.contact', { contact })) : ways,
    ...(worksThere && { buttons: [[{ label: text('menu.button.atVenue'), press: 'helpVenue:' }]] }),
  })
}

/** [Việc ở địa điểm]: of the owner's part only owners hear. */
async function helpAtVenue(turn: Turn): Promise<void> {
  const owns = turn.person !== undefined && (await venuesOf(turn.store, turn.person.id)).length > 0
  const atVenue = text('menu.atVenue')
  say(turn, { text: owns ? lines(atVenue, text('menu.ofOwners')) : atVenue })
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
  if (turn.chat.kind === 'group') return say(turn, { text: text('group.help') })
  // What somebody is being asked is asked again in the new language.
  if (innermostForm(turn.session)) say(turn, { text: text('menu.languageChosen') })
  else if (heldWish(turn)) turn.wishDue = true
  else greet(turn)
}
