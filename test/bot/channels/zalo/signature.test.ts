import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSigned } from '../../../../bot/channels/zalo/signature.ts'

const KEYS = { appId: '1002003004005006007', oaSecret: 'oaSecretKeySample' }
const BODY =
  '{"app_id":"1002003004005006007","user_id_by_app":"8800990011002200330","event_name":"user_send_text","sender":{"id":"4400550066007700880"},"recipient":{"id":"2200330044005500660"},"message":{"text":"Xin chào \\"bạn\\" 👋","msg_id":"a1b2c3d4e5f60718293"},"timestamp":"1796000000123"}'
const HEX = '4d3210c6144abc7a333db3214795dce6a9febb3e3756ba86150a538dbdf17243'
const TIMESTAMP = '1796000000123'

const taken = (header: unknown, body: Uint8Array = Buffer.from(BODY), timestamp = TIMESTAMP, keys = KEYS) =>
  isSigned(keys, header, body, timestamp)

describe('an event is Zalo’s', () => {
  it.each([
    ['with mac= before it', `mac=${HEX}`],
    ['bare', HEX],
    ['in capitals', `mac=${HEX.toUpperCase()}`],
    ['with capitals before it', `MAC=${HEX}`],
    ['with spaces around it', ` mac=${HEX} `],
  ])('by its signature, %s', (_what, header) => {
    expect(taken(header)).toBe(true)
  })

  it('also when its timestamp is a number', () => {
    const body = BODY.replace(`"${TIMESTAMP}"}`, `${TIMESTAMP}}`)
    expect(body).not.toBe(BODY)
    const hex = createHash('sha256')
      .update(KEYS.appId + body + TIMESTAMP + KEYS.oaSecret)
      .digest('hex')
    expect(taken(`mac=${hex}`, Buffer.from(body))).toBe(true)
  })
})

describe('an event is refused', () => {
  it.each<[string, unknown]>([
    ['without a header', undefined],
    ['with several', [`mac=${HEX}`, `mac=${HEX}`]],
    ['with an empty one', ''],
    ['with nothing after mac=', 'mac='],
    ['with one letter less', `mac=${HEX.slice(1)}`],
    ['with one letter more', `mac=${HEX}0`],
    ['with letters that are no hex', `mac=${HEX.slice(0, -1)}g`],
    ['with two', `mac=${HEX},mac=${HEX}`],
    ['with another name before it', `sha256=${HEX}`],
    ['in base64', Buffer.from(HEX, 'hex').toString('base64')],
    ['with a line behind it', `mac=${HEX}\nx`],
  ])('%s', (_what, header) => {
    expect(taken(header)).toBe(false)
  })

  it.each<[string, { timestamp?: string; keys?: typeof KEYS }]>([
    ['another timestamp', { timestamp: '1796000000124' }],
    ['no timestamp', { timestamp: '' }],
    ['the app’s secret', { keys: { ...KEYS, oaSecret: 'appSecretKeySample' } }],
    ['the account’s id for the app’s', { keys: { ...KEYS, appId: '2200330044005500660' } }],
  ])('signed with %s', (_what, { timestamp = TIMESTAMP, keys = KEYS }) => {
    expect(taken(`mac=${HEX}`, Buffer.from(BODY), timestamp, keys)).toBe(false)
  })

  it('when any byte of the body is another', () => {
    const bytes = Buffer.from(BODY)
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (index, difference) => {
        const changed = Buffer.from(bytes)
        changed[index] = (changed[index] ?? 0) ^ difference
        expect(taken(`mac=${HEX}`, changed)).toBe(false)
      }),
      { numRuns: 500 },
    )
  })

  it('when the body is longer or shorter', () => {
    expect(taken(HEX, Buffer.from(`${BODY} `))).toBe(false)
    expect(taken(HEX, Buffer.from(BODY.slice(0, -1)))).toBe(false)
    expect(taken(HEX, Buffer.alloc(0))).toBe(false)
  })

  it('when any letter of the signature is another', () => {
    for (const [index, letter] of [...HEX].entries()) {
      const other = letter === '0' ? '1' : '0'
      expect(taken(`mac=${HEX.slice(0, index)}${other}${HEX.slice(index + 1)}`)).toBe(false)
    }
  })
})
