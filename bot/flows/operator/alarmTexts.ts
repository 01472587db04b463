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
  'clock leapt': 'clockLeapt',
  'clock leapt far': 'clockLeaptFar',
  'clocks differ': 'clocksDiffer',
  'erased returned': 'erasedReturned',
  'purges late': 'purgesLate',
  guesses: 'guesses',
  'telegram secret': 'telegramSecret',
} as const

/** How long an incident has waited for the authority to be told, by the alarm's last word. */
const INCIDENTS = {
  open: 'incidentOpen',
  '24': 'incident24',
  '48': 'incident48',
  '66': 'incident66',
  late: 'incidentLate',
} as const

/** The number and the stage of an incident's alarm: `incident 3 48`. */
function incidentOf(name: string) {
  const [, number, stage] = /^incident (\d+) (open|24|48|66|late)$/.exec(name) ?? []
  if (number === undefined) return undefined
  return { number, key: INCIDENTS[stage as keyof typeof INCIDENTS] }
}

const known: ReadonlyMap<string, (typeof KNOWN)[keyof typeof KNOWN]> = new Map(Object.entries(KNOWN))

/** What keeps everything back and what delays one message are mended the same way. */
function keyOf(name: string) {
  return known.get(name.replace(/^zalo message /, 'zalo sending '))
}

/** What is wrong; an alarm without a text is called by its name, which is ours and holds nothing of anybody. */
export function alarmIs(name: string): Text {
  const incident = incidentOf(name)
  if (incident) return text(`alarm.${incident.key}.what`, { number: incident.number })
  const key = keyOf(name)
  return key ? text(`alarm.${key}.what`) : text('alarm.unknown.what', { name })
}

/** What the operator can do about it. */
export function alarmAsks(name: string): Text {
  const incident = incidentOf(name)
  if (incident) return text('alarm.incident.step', { number: incident.number })
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
