import type { Action } from '../../../bot/core/received.ts'
import { showCode } from '../../../bot/qr/code.ts'
import { USUAL_TEMPLATE } from '../../../bot/templates/directory.ts'
import { inputOf } from '../../support/transcript.ts'
import { cardOf, tokensGiven } from './door.ts'
import { codeCalled } from './places.ts'
import { tapOn } from './taps.ts'
import type { Actor, World } from './world.ts'

/** What can happen that is neither word nor tap, as transcripts write it in brackets. */
const EVENTS: Readonly<Record<string, Action>> = {
  voice: { kind: 'unreadable', what: 'voice' },
  sticker: { kind: 'unreadable', what: 'sticker' },
  location: { kind: 'unreadable', what: 'location' },
  joined: { kind: 'joined' },
  blocked: { kind: 'blocked' },
  unblocked: { kind: 'unblocked' },
  erased: { kind: 'erased' },
}

/**
 * What a line of a transcript does. Beside the signs of every transcript:
 *
 *     Ngọc > [!in:5]              sends a forged button
 *     Ngọc > (voice)              sends what is no text: see EVENTS
 *     Ngọc > (4000 × a)           writes a character very often
 *     Ngọc > Mã: {Chợ Ga}         writes a code by what it belongs to
 *     Ngọc > {mã liên kết của Mai}  writes the code that Mai was given last, on a line of its own
 *     Ngọc > {mã mới của Mai}       the same wherever it stood in a message; {mã mời của Chủ quán} for a newcomer
 *     Hùng > {mã thẻ của Ngọc}    writes the code printed on a card; 🖼 thẻ của Ngọc sends a photo of it
 *     Hùng > 🖼 mã cả nhà của Ngọc  sends a photo of the picture with all QRs that Ngọc was given last; 🖼 các thẻ của Ngọc of a sheet
 *     Hùng > Lê A 0912345678¶Lê B 0912345679    writes several lines
 *     Ngọc > (page, agreed) {"sex":"male"}    sends the declaration's page, with or without the yes;
 *                                 (page dengue) that of another form, (page of 5 Lê An) that of a member by number
 */
export function actionOf(world: World, actor: Actor, written: string): Action {
  const event = EVENTS[/^\((\w+)\)$/.exec(written)?.[1] ?? '']
  if (event) return event
  const [, form, member, called = '', agreed, answers] =
    /^\(page(?: (?!of )(\w+))?(?: of (\d+) ([^,]+?))?(, agreed)?\) (\{.*\})$/u.exec(written) ?? []
  if (answers !== undefined)
    return {
      kind: 'filled',
      form: form ?? USUAL_TEMPLATE,
      agreed: agreed !== undefined,
      answers: JSON.parse(answers),
      ...(member !== undefined && { about: { person: Number(member), name: called } }),
    }
  const [, forged] = /^\[!(.*)\]$/.exec(written) ?? []
  if (forged !== undefined) return { kind: 'press', data: forged }
  const [, times, repeated = ''] = /^\((\d+) × (.+)\)$/u.exec(written) ?? []
  if (times !== undefined) return { kind: 'text', text: repeated.repeat(Number(times)) }
  const input = inputOf(written.replace(/\{([^}]+)\}/gu, (_, called: string) => codeOf(world, called)))
  switch (input.kind) {
    case 'press':
      return tapOn(world, actor, input.label)
    case 'photos':
      return { kind: 'photo', photo: { file: input.names.map((name) => cardNamed(world, name)).join(', ') } }
    case 'open':
      return { kind: 'open', payload: codeCalled(input.payload.trim()) }
    case 'text':
      return { kind: 'text', text: input.text.replaceAll('¶', '\n') }
    case 'other':
      return { kind: 'unreadable', what: 'sticker' }
    default:
      return input
  }
}

/** Codes in a photo, as they were drawn for their holder: a card, a family's picture, a sheet. */
function cardNamed(world: World, name: string): string {
  const [, which, whose = ''] = /^(mã cả nhà|các thẻ) của (.+)$/u.exec(name) ?? []
  if (which !== undefined)
    return tokensGiven(world, whose, which)
      .map((token) => `thẻ ${token}`)
      .join(' + ')
  const [, holder] = /^thẻ của (.+)$/u.exec(name) ?? []
  return holder === undefined ? name : `thẻ ${cardOf(world, holder, 'token')}`
}

function codeOf(world: World, called: string): string {
  const [, cardHolder] = /^mã thẻ của (.+)$/u.exec(called) ?? []
  if (cardHolder !== undefined) return showCode(cardOf(world, cardHolder, 'code'))
  const [, what, holder = ''] = /^mã (liên kết|mời|mới) của (.+)$/u.exec(called) ?? []
  if (what === undefined) return showCode(codeCalled(called))
  const code = what === 'mới' ? /\b[\dA-Z]{5}-[\dA-Z]{5}\b/ : /^\w{5}-\w{5}$/m
  const given = (world.heard.get(holder) ?? []).flatMap(({ text }) => text.match(code) ?? [])
  return given.at(-1) ?? ''
}
