/** Ids as Zalo's are: longer than 2^53 takes. */
export const APP = '1002003004005006007'
export const OA = '2200330044005500660'
export const MAU = '4400550066007700880'
export const GROUP = 'f4a1b2c3d4e5f6a7b8c9'
export const MESSAGE = 'a1b2c3d4e5f60718293'

export const SENT = '1796000000123'
export const SENT_AT = '2026-11-30T00:53:20.123Z'

const COMMON = { app_id: APP, user_id_by_app: '8800990011002200330', timestamp: SENT }

/** What a person sent to the account; `content` is what the message holds besides its id. */
export function messageEvent(name: string, content: object = {}, more: object = {}): object {
  const message = { ...content, msg_id: MESSAGE }
  return { ...COMMON, event_name: name, sender: { id: MAU }, recipient: { id: OA }, message, ...more }
}

/** The same with something attached, as the kinds of messages have it. */
export function attachedEvent(name: string, ...attachments: readonly object[]): object {
  return messageEvent(name, { attachments })
}

/** What a member of a group of the account's said there. */
export function groupEvent(name: string, content: object = {}): object {
  return messageEvent(name, content, { oa_id: OA, recipient: { id: GROUP } })
}

/** follow and unfollow have neither sender nor recipient. */
export function followEvent(name: string): object {
  return { ...COMMON, oa_id: OA, follower: { id: MAU }, event_name: name, source: 'oa_profile' }
}

/** Events that name a person, or a group, on their own level. */
export function bareEvent(name: string, more: object = { user_id: MAU }): object {
  return { ...COMMON, oa_id: OA, event_name: name, ...more }
}

export function submittedEvent(info: object): object {
  return { ...COMMON, event_name: 'user_submit_info', sender: { id: MAU }, recipient: { id: OA }, info }
}

export const photo = (url: string): object => ({
  type: 'image',
  payload: { thumbnail: `${url}?small`, url },
})
export const file = (name: string, more: object = {}): object => ({
  type: 'file',
  payload: {
    url: `https://f1.talk.zdn.vn/${name}`,
    size: '233947',
    name,
    checksum: 'd41d8cd98f00b204e9800998ecf8427e',
    type: name.split('.').at(-1),
    ...more,
  },
})
export const link = (url: string, description = ''): object => ({
  type: 'link',
  payload: { thumbnail: '', description, url },
})
