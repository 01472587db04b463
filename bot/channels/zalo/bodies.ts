import type { Button } from '../../core/outgoing.ts'
import type { ChatKind } from '../../core/received.ts'
import type { ZaloCall } from './client.ts'
import type { PressSigner } from './press.ts'

/** Characters of a button's title (consultation messages). */
const TITLE_LENGTH = 100

export type Destination = { readonly address: string; readonly kind: ChatKind }

/** The call that sends a message to a person, or into a group of the account's own. */
export function sending({ address, kind }: Destination, message: object): ZaloCall {
  return kind === 'group'
    ? { method: 'POST', path: '/v3.0/oa/group/message', body: { recipient: { group_id: address }, message } }
    : { method: 'POST', path: '/v3.0/oa/message/cs', body: { recipient: { user_id: address }, message } }
}

/** Words, with buttons under them; `template_type` is left out, as the partners' documents do. */
export function textMessage(
  text: string,
  buttons: readonly Button<string>[],
  chatAddress: string,
  presses: PressSigner,
): object {
  if (buttons.length === 0) return { text }
  const shown = buttons.map((button) => shownButton(button, chatAddress, presses))
  return { text, attachment: { type: 'template', payload: { buttons: shown } } }
}

function shownButton(button: Button<string>, chatAddress: string, presses: PressSigner): object {
  const title = button.label.slice(0, TITLE_LENGTH)
  if ('link' in button) return { title, type: 'oa.open.url', payload: { url: button.link } }
  return { title, type: 'oa.query.hide', payload: presses.sign(chatAddress, button.press) }
}

/** A picture with words under it, by an address or by the id of an upload. */
export function pictureMessage(
  text: string,
  picture: { readonly url: string } | { readonly attachment_id: string },
): object {
  const payload = { template_type: 'media', elements: [{ media_type: 'image', ...picture }] }
  return { ...(text !== '' && { text }), attachment: { type: 'template', payload } }
}

export function fileMessage(token: string): object {
  return { attachment: { type: 'file', payload: { token } } }
}

/** Characters of the wish for name and phone (template `request_user_info`). */
export const CONTACT_TITLE_LENGTH = 100
const CONTACT_SUBTITLE_LENGTH = 500

/** The wish for the person's name and phone: Zalo shows a form, and what is submitted comes as `user_submit_info`. */
export function contactMessage(title: string, subtitle: string, picture: string): object {
  const element = { title, subtitle: subtitle.slice(0, CONTACT_SUBTITLE_LENGTH), image_url: picture }
  return {
    attachment: { type: 'template', payload: { template_type: 'request_user_info', elements: [element] } },
  }
}
