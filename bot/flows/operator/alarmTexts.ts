import type { Telling } from '../../../db/alarmTellings.ts'
import { dateAndTime } from '../../core/cityTime.ts'
import { type Text, text } from '../../core/text.ts'

/** The alarms of which the catalogue says what is wrong and what helps. */
const KNOWN = {
  'zalo consent': 'zaloConsent',
  'zalo refresh': 'zaloRefresh',
  'zalo sending consent': 'zaloSendingConsent',
  'zalo sending token': 'zaloSendingToken',
  'zalo sending package': 'zaloSendingPackage',
  'zalo sending quota': 'zaloSendingQuota',
  'zalo sending payment': 'zaloSendingPayment',
  'zalo sending account': 'zaloSendingAccount',
  'zalo sending configuration': 'zaloSendingConfiguration',
  'zalo sending rules': 'zaloSendingRules',
  'zalo sending pace': 'zaloSendingPace',
  'zalo webhook': 'zaloWebhook',
  'zalo reading': 'zaloReading',
  'zalo silence': 'zaloSilence',
  'zalo signature': 'zaloSignature',
  'data requests waiting': 'dataRequestsWaiting',
  'data requests late': 'dataRequestsLate',
  'official reads': 'officialReads',
  guesses: 'guesses',
  'telegram secret': 'telegramSecret',
} as const

const known: ReadonlyMap<string, (typeof KNOWN)[keyof typeof KNOWN]> = new Map(Object.entries(KNOWN))

/** What keeps everything back and what delays one message are mended the same way. */
function keyOf(name: string) {
  return known.get(name.replace(/^zalo message /, 'zalo sending '))
}

/** What is wrong; an alarm without a text is called by its name, which is ours and holds nothing of anybody. */
export function alarmIs(name: string): Text {
  const key = keyOf(name)
  return key ? text(`alarm.${key}.what`) : text('alarm.unknown.what', { name })
}

/** What the operator can do about it. */
export function alarmAsks(name: string): Text {
  const key = keyOf(name)
  return key ? text(`alarm.${key}.step`) : text('alarm.unknown.step')
}

/** That an alarm stands. It says since when, because it may arrive much later: of Zalo's, in a chat on Zalo. */
export function alarmStands({ name, raisedAt }: Telling, zone: string): Text {
  return text('alarm.stands', {
    since: dateAndTime(raisedAt, zone),
    what: alarmIs(name),
    step: alarmAsks(name),
  })
}

export function alarmIsOver({ name, raisedAt }: Telling, zone: string): Text {
  return text('alarm.over', { since: dateAndTime(raisedAt, zone), what: alarmIs(name) })
}
