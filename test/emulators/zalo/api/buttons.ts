import { isRecord } from '../../telegram/arguments.ts'
import {
  MAX_BUTTON_PAYLOAD_CHARACTERS,
  MAX_BUTTON_TITLE_CHARACTERS,
  MAX_BUTTONS,
  MAX_SMS_CHARACTERS,
} from '../limits.ts'
import { exceeds, invalid } from '../refusal.ts'
import type { Fields } from '../request.ts'
import { objectOf, textOf, webAddressOf } from './fields.ts'

/** A button under a text, with what a press on it does. */
export type OaButton =
  | { readonly type: 'oa.query.show' | 'oa.query.hide'; readonly title: string; readonly payload: string }
  | { readonly type: 'oa.open.url'; readonly title: string; readonly url: string }
  | { readonly type: 'oa.open.phone'; readonly title: string; readonly phone: string }
  | {
      readonly type: 'oa.open.sms'
      readonly title: string
      readonly phone: string
      readonly content: string
    }

const PHONE = /^\+?\d{3,15}$/

/** @throws Refusal -210 for too many, -201 for what is none. */
export function buttonsOf(value: unknown): readonly OaButton[] {
  if (!Array.isArray(value) || value.length === 0) throw invalid('buttons')
  if (value.length > MAX_BUTTONS) throw exceeds('buttons')
  return value.map(buttonOf)
}

function buttonOf(value: unknown): OaButton {
  // Some official samples add an image to a button, which the apps do not show.
  const button = objectOf(value, 'buttons', ['title', 'type', 'payload', 'image_icon'])
  const title = textOf(button.title, 'title', MAX_BUTTON_TITLE_CHARACTERS)
  switch (button.type) {
    case 'oa.query.show':
    case 'oa.query.hide':
      return {
        type: button.type,
        title,
        payload: textOf(button.payload, 'payload', MAX_BUTTON_PAYLOAD_CHARACTERS),
      }
    case 'oa.open.url': {
      const { url } = payloadOf(button, ['url'])
      return { type: button.type, title, url: webAddressOf(url, 'url') }
    }
    case 'oa.open.phone': {
      const { phone_code } = payloadOf(button, ['phone_code'])
      return { type: button.type, title, phone: phoneOf(phone_code) }
    }
    case 'oa.open.sms': {
      const { phone_code, content } = payloadOf(button, ['phone_code', 'content'])
      return {
        type: button.type,
        title,
        phone: phoneOf(phone_code),
        content: textOf(content, 'content', MAX_SMS_CHARACTERS),
      }
    }
    default:
      throw invalid('type')
  }
}

function payloadOf(button: Fields, known: readonly string[]): Fields {
  if (!isRecord(button.payload)) throw invalid('payload')
  return objectOf(button.payload, 'payload', known)
}

function phoneOf(value: unknown): string {
  const phone = textOf(value, 'phone_code')
  if (!PHONE.test(phone)) throw invalid('phone_code')
  return phone
}
