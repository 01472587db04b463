import { describe, expect, it, test } from 'vitest'
import { judge, ZaloError } from '../../../bot/channels/zalo/errors.ts'
import { render } from '../../../bot/core/text.ts'
import { alarmAsks, alarmIs, alarmIsOver, alarmStands } from '../../../bot/flows/operator/alarmTexts.ts'
import { CONSENT_ALARM } from '../../../server/zalo/accountTokens.ts'
import { MISSED_ALARM } from '../../../server/zalo/catchUp.ts'
import { READING_ALARM } from '../../../server/zalo/lastReading.ts'
import { SIGNATURE_ALARM, SILENCE_ALARM } from '../../../server/zalo/watch.ts'

const NOW = new Date('2026-11-23T07:05:00Z')
const ZONE = 'Asia/Ho_Chi_Minh'
/** Zalo's codes lie within these. */
const CODES = Array.from({ length: 1_000 }, (_, index) => index - 500)

const sendingAlarms = CODES.flatMap((code) => {
  const { decision } = judge(new ZaloError(code), NOW)
  return 'alarm' in decision && decision.alarm ? [`zalo sending ${decision.alarm}`] : []
})

describe('what is wrong and what helps', () => {
  it.each([
    CONSENT_ALARM,
    MISSED_ALARM,
    READING_ALARM,
    SILENCE_ALARM,
    SIGNATURE_ALARM,
    'zalo refresh',
    ...new Set(sendingAlarms),
  ])('is written for %s', (name) => {
    expect([alarmIs(name).key, alarmAsks(name).key].join()).not.toContain('unknown')
  })

  it('is the name and the log for an alarm without a text', () => {
    const alarm = { name: 'telegram sending blocked', raisedAt: NOW }
    expect(render('vi', alarmStands(alarm, ZONE))).toBe(
      '⚠️ Từ 23/11/2026 14:05: có sự cố "telegram sending blocked". Xem nhật ký của máy chủ.',
    )
    expect(render('en', alarmIsOver(alarm, ZONE))).toBe(
      '✅ Over: there is an alarm "telegram sending blocked" (since 23/11/2026 14:05).',
    )
  })
})

test('a name that every object has is no alarm of ours', () => {
  expect(alarmIs('constructor').key).toBe('alarm.unknown.what')
})
