import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { DAYS_AHEAD_AT_LEAST, INBOX_LATE_SECONDS, OUTBOX_LATE_SECONDS } from '../../server/health.ts'
import { type AlertCase, CASES } from './alertCases.ts'

/** Prometheus' own checker of rules: `apt-get install prometheus`. */
const PROMTOOL = process.env.PROMTOOL ?? 'promtool'
const DEPLOY = fileURLToPath(new URL('../../server/deploy/', import.meta.url))

type Rule = { readonly alert: string; readonly expr: string }
const { groups } = parse(readFileSync(join(DEPLOY, 'alerts.yml'), 'utf8')) as {
  groups: readonly { readonly rules: readonly Rule[] }[]
}
const rules = groups.flatMap((group) => group.rules)

const folder = mkdtempSync(join(tmpdir(), 'alerts '))
afterAll(() => rmSync(folder, { recursive: true }))

test('Prometheus takes the rules and the sample of its own settings', () => {
  execFileSync(PROMTOOL, ['check', 'rules', join(DEPLOY, 'alerts.yml')])
  execFileSync(PROMTOOL, ['check', 'config', '--syntax-only', join(DEPLOY, 'prometheus.yml')])
})

test('each alert is tried', () => {
  expect(Object.keys(CASES).sort()).toEqual(rules.map(({ alert }) => alert).sort())
})

test('each fires when it should, not before its time, and not while all is well', () => {
  const tests = Object.entries(CASES).flatMap(([alert, one]) => [
    triedWhenIll(alert, one),
    triedWhenWell(alert, one),
  ])
  const file = join(folder, 'tests.yml')
  // JSON is YAML.
  writeFileSync(
    file,
    JSON.stringify({ rule_files: [join(DEPLOY, 'alerts.yml')], evaluation_interval: '30s', tests }),
  )
  expect(promtool(file)).toContain('SUCCESS')
})

test('what is late is late by the same measure everywhere', () => {
  const limitOf = (alert: string) =>
    Number(/[<>] (\d+)/.exec(rules.find((rule) => rule.alert === alert)?.expr ?? '')?.[1])
  expect(limitOf('InboxLate')).toBe(INBOX_LATE_SECONDS)
  expect(limitOf('PhotosWait')).toBe(INBOX_LATE_SECONDS)
  expect(limitOf('OutboxLate')).toBe(OUTBOX_LATE_SECONDS)
  expect(limitOf('VisitDaysRunOut')).toBe(DAYS_AHEAD_AT_LEAST)
})

/** At which minutes it must stand and must not yet. */
function triedWhenIll(alert: string, { ill, silentAt, firesAt }: AlertCase) {
  return {
    interval: '30s',
    input_series: ill,
    promql_expr_test: [
      ...(silentAt === undefined ? [] : [{ expr: firing(alert), eval_time: silentAt, exp_samples: [] }]),
      { expr: firing(alert), eval_time: firesAt, exp_samples: [{ labels: '{}', value: 1 }] },
    ],
  }
}

function triedWhenWell(alert: string, { well, firesAt }: AlertCase) {
  const nothing = [{ expr: firing(alert), eval_time: firesAt, exp_samples: [] }]
  return { interval: '30s', input_series: well, promql_expr_test: nothing }
}

function firing(alert: string): string {
  return `count(ALERTS{alertname="${alert}",alertstate="firing"})`
}

function promtool(file: string): string {
  try {
    return execFileSync(PROMTOOL, ['test', 'rules', file], { encoding: 'utf8', stdio: 'pipe' })
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string }
    return `${stdout}${stderr}`
  }
}
