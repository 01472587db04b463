import type { Arguments } from './arguments.ts'
import { isRecord } from './arguments.ts'
import type { KeyboardButton, KeyboardChange } from './entries.ts'
import { MAX_CALLBACK_DATA_BYTES, MAX_INLINE_BUTTONS, MAX_MARKUP_BYTES } from './limits.ts'
import { badRequest } from './refusal.ts'
import type { Room } from './rooms.ts'
import type { InlineButton, InlineMarkup } from './wire.ts'

export interface ReplyMarkup {
  readonly inline?: InlineMarkup
  readonly keyboardChange?: KeyboardChange
}

/**
 * The `reply_markup` parameter.
 * @throws Refusal in Telegram's words when it is malformed or too large.
 */
export function replyMarkup(args: Arguments, room: Room): ReplyMarkup {
  const given = args.json('reply_markup')
  if (given === undefined) return {}
  if (!isRecord(given)) throw badRequest('object expected as reply markup')
  const keyboard = rowsOf(given.keyboard, 'Field "keyboard" must be an Array of Arrays')
  const inline = rowsOf(
    given.inline_keyboard,
    'Field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
  )
  if (keyboard.length > 0) {
    const rows = keyboard.map((row) => row.map((button) => keyboardButton(button, room)))
    return { keyboardChange: { kind: 'show', keyboard: { rows, oneTime: given.one_time_keyboard === true } } }
  }
  if (inline.length > 0) return inlineMarkup(inline)
  if (given.remove_keyboard === true) return { keyboardChange: { kind: 'remove' } }
  if (given.force_reply === true) return { keyboardChange: { kind: 'force_reply' } }
  return {}
}

/** The same for an edit, which may carry inline buttons only. */
export function inlineReplyMarkup(args: Arguments, room: Room): InlineMarkup | undefined {
  const markup = replyMarkup(args, room)
  if (markup.keyboardChange !== undefined) throw badRequest('inline keyboard expected')
  return markup.inline
}

function rowsOf(given: unknown, problem: string): unknown[][] {
  if (given === undefined) return []
  if (!Array.isArray(given)) throw badRequest(problem)
  return given.map((row: unknown) => {
    if (!Array.isArray(row)) throw badRequest(problem)
    return row
  })
}

function keyboardButton(given: unknown, room: Room): KeyboardButton {
  if (typeof given === 'string') return namedButton(given)
  if (!isRecord(given)) throw cannotParse('keyboard', 'KeyboardButton must be a String or an Object')
  const button = namedButton(buttonText(given, 'keyboard'))
  const request = requestOf(given)
  if (request === undefined) return button
  if (room.chat.type !== 'private') {
    const wish = request === 'contact' ? 'phone number' : 'location'
    throw badRequest(`${wish} can be requested in private chats only`)
  }
  return { ...button, request }
}

function namedButton(text: string): KeyboardButton {
  if (text.trim() === '') throw badRequest('keyboard button text must be non-empty')
  return { text }
}

function requestOf(given: Readonly<Record<string, unknown>>): 'contact' | 'location' | undefined {
  if (given.request_contact === true) return 'contact'
  return given.request_location === true ? 'location' : undefined
}

function inlineMarkup(rows: unknown[][]): ReplyMarkup {
  const parsed = rows.map((row) => row.map(inlineButton)).filter((row) => row.length > 0)
  const count = parsed.reduce((sum, row) => sum + row.length, 0)
  if (count > MAX_INLINE_BUTTONS || Buffer.byteLength(JSON.stringify(parsed)) > MAX_MARKUP_BYTES) {
    throw badRequest('reply markup is too long')
  }
  return parsed.length === 0 ? {} : { inline: { inline_keyboard: parsed } }
}

function inlineButton(given: unknown): InlineButton {
  if (!isRecord(given)) throw cannotParse('inline keyboard', 'InlineKeyboardButton must be an Object')
  const text = buttonText(given, 'inline keyboard')
  if (text.trim() === '') throw badRequest('inline keyboard button text must be non-empty')
  const { url, callback_data: data } = given
  if (typeof url === 'string' && url !== '') return { text, url: checkedUrl(url) }
  if (data === undefined || data === '') {
    throw cannotParse('inline keyboard', 'Text buttons are unallowed in the inline keyboard')
  }
  if (typeof data !== 'string' || Buffer.byteLength(data) > MAX_CALLBACK_DATA_BYTES) {
    throw badRequest('BUTTON_DATA_INVALID')
  }
  return { text, callback_data: data }
}

/** Telegram opens its own links and web addresses whose host has a dot in it: "localhost" is refused. */
function checkedUrl(url: string): string {
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(url) ? url : `http://${url}`
  const parsed = URL.canParse(whole) ? new URL(whole) : undefined
  const isWeb = parsed !== undefined && /^https?:$/.test(parsed.protocol) && parsed.hostname.includes('.')
  if (!isWeb && parsed?.protocol !== 'tg:') {
    throw badRequest(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`)
  }
  return url
}

function buttonText(given: Readonly<Record<string, unknown>>, kind: string): string {
  if (typeof given.text !== 'string') throw cannotParse(kind, 'Can\'t find field "text"')
  return given.text
}

function cannotParse(kind: string, problem: string): Error {
  return badRequest(`can't parse ${kind} button: ${problem}`)
}
