/** A series as promtool writes it: a value each half minute. */
type Series = { readonly series: string; readonly values: string }

/** What makes an alert fire, and what looks much like it and must not. */
export type AlertCase = {
  readonly ill: readonly Series[]
  readonly well: readonly Series[]
  /** When it must not stand yet; absent where it stands at once. */
  readonly silentAt?: string
  readonly firesAt: string
}

/** The same value for an hour. */
const steady = (series: string, value: number): Series => ({ series, values: `${value}x120` })
/** So many more each half minute for an hour. */
const growing = (series: string, by: number): Series => ({ series, values: `0+${by}x120` })
const level = (series: string, ill: number, well: number, silentAt: string, firesAt: string): AlertCase => ({
  ill: [steady(series, ill)],
  well: [steady(series, well)],
  silentAt,
  firesAt,
})
/** All of a histogram's samples take more than one bound, and at most another. */
const taking = (name: string, labels: string, over: string, bound: string): readonly Series[] => [
  steady(`${name}_bucket{${labels}le="${over}"}`, 0),
  growing(`${name}_bucket{${labels}le="${bound}"}`, 30),
  growing(`${name}_bucket{${labels}le="+Inf"}`, 30),
]
const delivered = (outcome: string) =>
  `khaibao_deliveries_total{channel="telegram",class="reply",outcome="${outcome}"}`
const looks = (order: string, outcome: string) =>
  `khaibao_photo_read_seconds_count{order="${order}",outcome="${outcome}",stage="none"}`
const standing = (alarm: string) => `khaibao_alarms_standing{alarm="${alarm}"}`

export const CASES: Readonly<Record<string, AlertCase>> = {
  ServiceAway: level('up{job="khaibao",instance="web:3000"}', 0, 1, '30s', '2m'),
  DatabaseAway: {
    ill: [steady('khaibao_database_up{instance="a"}', 0), steady('khaibao_database_up{instance="b"}', 0)],
    well: [steady('khaibao_database_up{instance="a"}', 0), steady('khaibao_database_up{instance="b"}', 1)],
    firesAt: '1m',
  },
  NoWeb: {
    ill: [steady('khaibao_processes{role="worker"}', 2), steady('khaibao_processes{role="web"}', 0)],
    well: [steady('khaibao_processes{role="all"}', 1), steady('khaibao_processes{role="web"}', 0)],
    silentAt: '30s',
    firesAt: '2m',
  },
  NoWorker: {
    ill: [steady('khaibao_processes{role="web"}', 2), steady('khaibao_processes{role="worker"}', 0)],
    well: [steady('khaibao_processes{role="web"}', 1), steady('khaibao_processes{role="worker"}', 1)],
    silentAt: '30s',
    firesAt: '2m',
  },
  InboxLate: level('khaibao_inbox_oldest_seconds{channel="zalo"}', 61, 60, '30s', '2m'),
  PhotosWait: {
    ill: [
      steady('khaibao_inbox_age_seconds{channel="zalo"}', 61),
      steady('khaibao_inbox_oldest_seconds{channel="zalo"}', 0),
    ],
    well: [
      steady('khaibao_inbox_age_seconds{channel="zalo"}', 61),
      steady('khaibao_inbox_oldest_seconds{channel="zalo"}', 61),
    ],
    silentAt: '1m',
    firesAt: '3m',
  },
  AcknowledgementsFail: {
    ill: [growing('khaibao_acknowledgement_seconds_count{channel="zalo",outcome="failed"}', 1)],
    well: [growing('khaibao_acknowledgement_seconds_count{channel="zalo",outcome="stored"}', 1)],
    firesAt: '4m',
  },
  AcknowledgementsSlow: {
    ill: taking('khaibao_acknowledgement_seconds', '', '1', '2'),
    well: taking('khaibao_acknowledgement_seconds', '', '0.2', '0.3'),
    silentAt: '1m',
    firesAt: '6m',
  },
  TurnsSlow: {
    ill: taking('khaibao_turn_seconds', 'act="text",', '1', '2'),
    well: taking('khaibao_turn_seconds', 'act="photo",', '1', '2'),
    silentAt: '4m',
    firesAt: '10m',
  },
  PhotoTurnsSlow: {
    ill: taking('khaibao_turn_seconds', 'act="photo",', '5', '10'),
    well: taking('khaibao_turn_seconds', 'act="photo",', '2', '5'),
    silentAt: '4m',
    firesAt: '10m',
  },
  MessagesSetAside: {
    ill: [growing('khaibao_turns_total{channel="web",outcome="set aside"}', 1)],
    well: [growing('khaibao_turns_total{channel="web",outcome="retried"}', 1)],
    firesAt: '2m',
  },
  PhotosUnread: {
    // In a rush most of those in which nothing is found are not looked at closely.
    ill: [
      growing(looks('inTime', 'nothing'), 10),
      growing(looks('inFull', 'nothing'), 1),
      growing('khaibao_photos_not_looked_closely_total', 5),
    ],
    well: [growing(looks('inTime', 'nothing'), 10), growing(looks('inFull', 'nothing'), 4)],
    silentAt: '9m',
    firesAt: '20m',
  },
  OutboxLate: {
    ill: [steady('khaibao_outbox_oldest_seconds{channel="zalo",class="push"}', 301)],
    well: [steady('khaibao_outbox_oldest_seconds{channel="zalo",class="broadcast"}', 301)],
    silentAt: '1m',
    firesAt: '3m',
  },
  MessengerDown: {
    ill: [growing(delivered('sent'), 7), growing(delivered('retried'), 3)],
    well: [
      growing(delivered('sent'), 9),
      growing(delivered('unreachable'), 9),
      growing(delivered('retried'), 1),
    ],
    silentAt: '2m',
    firesAt: '10m',
  },
  MessengerSlowsUs: {
    ill: [growing(delivered('slowed'), 1)],
    well: [growing(delivered('sent'), 1)],
    silentAt: '9m',
    firesAt: '15m',
  },
  MessagesGivenUp: {
    ill: [growing(delivered('given up'), 1)],
    well: [growing(delivered('retried'), 1)],
    silentAt: '2m',
    firesAt: '30m',
  },
  TokenExpires: level('khaibao_token_left_seconds{channel="zalo"}', 14_399, 14_400, '9m', '12m'),
  TokenConsentNeeded: level('khaibao_token_consent_needed{channel="zalo"}', 1, 0, '30s', '2m'),
  ClockLeapt: {
    ill: [steady(standing('clock leapt'), 1)],
    well: [steady(standing('zalo silence'), 1)],
    firesAt: '30s',
  },
  AlarmStands: {
    ill: [steady(standing('zalo silence'), 1)],
    well: [steady(standing('clock leapt'), 1)],
    silentAt: '14m',
    firesAt: '16m',
  },
  TaskFails: {
    ill: [growing('khaibao_task_failures_total{task="purge"}', 1)],
    well: [{ series: 'khaibao_task_failures_total{task="purge"}', values: '0 1 1 1x100' }],
    silentAt: '1m',
    firesAt: '5m',
  },
  TaskSilent: {
    ill: [{ series: 'khaibao_task_last_success_timestamp_seconds{task="purge"}', values: '0x400' }],
    well: [{ series: 'khaibao_task_last_success_timestamp_seconds{task="purge"}', values: '0+30x400' }],
    silentAt: '2h',
    firesAt: '2h10m',
  },
  LeaseAbandoned: {
    ill: [steady('khaibao_lease_held{lease="telegram polling"}', 0)],
    well: [steady('khaibao_lease_held{lease="purge"}', 0)],
    silentAt: '1m',
    firesAt: '3m',
  },
  VisitDaysRunOut: level('khaibao_visit_days_ahead', 6, 7, '9m', '12m'),
  EventLoopBlocked: level('nodejs_eventloop_lag_p99_seconds{job="khaibao"}', 0.6, 0.4, '4m', '6m'),
  PoolExhausted: level('khaibao_pool_connections{state="waiting"}', 21, 20, '30s', '2m'),
  MemoryHigh: level('process_resident_memory_bytes{job="khaibao"}', 1_700_000_000, 400_000_000, '9m', '12m'),
}
