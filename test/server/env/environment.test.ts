import { expect, test } from 'vitest'
import { readEnvironment } from '../../../server/env/readEnvironment.ts'

const KEY = Buffer.alloc(32, 7).toString('base64')

function problemsOf(variables: Record<string, string>): readonly string[] {
  const read = readEnvironment(variables)
  return 'problems' in read ? read.problems : []
}

test('with nothing set everything has a value that a trial can run with', () => {
  const read = readEnvironment({})
  expect(read).toMatchObject({
    environment: { DATA_DIR: '.khaibao', PORT: 3000, UNITS_EDITION: 'haiphong-2025', ROLE: 'all' },
  })
})

test('an empty variable counts as absent', () => {
  expect(readEnvironment({ PORT: '', PUBLIC_URL: '', TELEGRAM_BOT_TOKEN: '' })).toEqual(readEnvironment({}))
})

test('what does not belong to us is none of our business', () => {
  expect(problemsOf({ PATH: '/bin', HOME: '/root', npm_config_cache: 'x' })).toEqual([])
})

test('every problem is named at once, each with its variable', () => {
  const problems = problemsOf({
    DATABASE_URL: 'mysql://localhost',
    PORT: '80a',
    PUBLIC_URL: 'khaibao.vn',
    CITY_TIME_ZONE: 'Asia/Hai_Phong',
    SUMMARY_HOUR: '24',
    SEAL_KEY: 'short',
    TELEGRAM_BOT_TOKEN: 'a token',
    TELEGRAM_TOKEN: '1:abcd',
  })
  expect(problems.map((line) => line.split(':')[0])).toEqual([
    'DATABASE_URL',
    'PORT',
    'PUBLIC_URL',
    'CITY_TIME_ZONE',
    'SUMMARY_HOUR',
    'SEAL_KEY',
    'TELEGRAM_BOT_TOKEN',
    'FIND_KEY',
    'TELEGRAM_TOKEN',
  ])
})

test('a problem never repeats what was set, because it may be a secret', () => {
  const secret = 'vErYsEcReT'
  const names = [
    'DATABASE_URL',
    'SEAL_KEY',
    'FIND_KEY',
    'TELEGRAM_BOT_TOKEN',
    'TELEGRAM_PROXY',
    'PORT',
    'ROLE',
  ]
  const problems = problemsOf(Object.fromEntries(names.map((name) => [name, secret])))
  expect(problems).toHaveLength(names.length)
  expect(problems.join('\n')).not.toContain(secret)
})

test.each(['12.5', '-1', '65536', '1e3', '0x10', ' 80'])('%j is no port', (port) => {
  expect(problemsOf({ PORT: port })).toEqual(['PORT: must be a whole number from 0 to 65535'])
})

test('a database of one’s own needs both keys, and each key the other', () => {
  const url = 'postgres://khaibao@localhost/khaibao'
  expect(problemsOf({ DATABASE_URL: url })).toHaveLength(2)
  expect(problemsOf({ DATABASE_URL: url, SEAL_KEY: KEY })).toEqual([
    expect.stringMatching(/^FIND_KEY: needed/),
  ])
  expect(problemsOf({ SEAL_KEY: KEY })).toEqual([expect.stringMatching(/^FIND_KEY: .*together/)])
  expect(problemsOf({ DATABASE_URL: url, SEAL_KEY: KEY, FIND_KEY: KEY })).toEqual([])
  expect(problemsOf({ MIGRATION_DATABASE_URL: url })).toEqual([
    expect.stringMatching(/^MIGRATION_DATABASE_URL: .*DATABASE_URL, which is not set/),
  ])
})

test('keys that seal have numbers, and each wrong one is named at once', () => {
  const both = { SEAL_KEY: `2:${KEY}`, FIND_KEY: KEY }
  const read = readEnvironment({ ...both, FORMER_SEAL_KEYS: `1:${KEY}, 255:${KEY}` })
  if ('problems' in read) throw new Error(read.problems.join())
  expect(read.environment.SEAL_KEY?.number).toBe(2)
  expect(read.environment.FORMER_SEAL_KEYS.map(({ number }) => number)).toEqual([1, 255])
  for (const number of ['0', '00', '256', '1000', '-1', 'a', ''])
    expect([number, problemsOf({ ...both, SEAL_KEY: `${number}:${KEY}` }).map(nameOf)]).toEqual([
      number,
      ['SEAL_KEY'],
    ])
  expect(problemsOf({ ...both, FORMER_SEAL_KEYS: `1:short,0:${KEY},3:${KEY}` })).toHaveLength(2)
  expect(problemsOf({ ...both, FORMER_SEAL_KEYS: `2:${KEY},3:${KEY},3:${KEY}` })).toEqual([
    'FORMER_SEAL_KEYS: number 2 is given to two keys',
    'FORMER_SEAL_KEYS: number 3 is given to two keys',
  ])
  expect(problemsOf({ FORMER_SEAL_KEYS: `1:${KEY}` }).map(nameOf)).toEqual(['FORMER_SEAL_KEYS'])
})

test('addresses lose their last slash, and former ones may be several', () => {
  const read = readEnvironment({
    PUBLIC_URL: 'https://khaibao.haiphong.gov.vn/',
    FORMER_PUBLIC_URLS: 'https://cu.example.vn, http://192.168.1.5:3000/',
  })
  expect(read).toMatchObject({
    environment: {
      PUBLIC_URL: 'https://khaibao.haiphong.gov.vn',
      FORMER_PUBLIC_URLS: ['https://cu.example.vn', 'http://192.168.1.5:3000'],
    },
  })
})

test('proxies that are believed are addresses, networks or names, and this machine by default', () => {
  const read = (list: string) => {
    const result = readEnvironment({ TRUSTED_PROXIES: list })
    return 'environment' in result ? result.environment.TRUSTED_PROXIES : result.problems.map(nameOf)
  }
  expect(read('')).toEqual(['loopback'])
  expect(read('10.0.0.0/8, 192.168.1.7,fd00::/8 ,uniquelocal')).toEqual([
    '10.0.0.0/8',
    '192.168.1.7',
    'fd00::/8',
    'uniquelocal',
  ])
  for (const wrong of ['nginx', '10.0.0.0/33', '0.0.0.0/0', '10.0.0.0/8/8', '10.0.0.0/', ',', 'true']) {
    expect([wrong, new Set(read(wrong))]).toEqual([wrong, new Set(['TRUSTED_PROXIES'])])
  }
})

test('Telegram brings nothing to http, so the start says so; an API server of one’s own does', () => {
  const telegram = { TELEGRAM_BOT_TOKEN: '123456:ABCD', PUBLIC_URL: 'http://khaibao.haiphong.gov.vn' }
  expect(problemsOf(telegram).map(nameOf)).toEqual(['PUBLIC_URL'])
  expect(problemsOf({ ...telegram, TELEGRAM_API_ROOT: 'https://API.telegram.org/' })).toHaveLength(1)
  expect(problemsOf({ ...telegram, TELEGRAM_API_ROOT: 'http://127.0.0.1:8081' })).toEqual([])
  expect(problemsOf({ ...telegram, PUBLIC_URL: 'https://khaibao.haiphong.gov.vn' })).toEqual([])
  expect(problemsOf({ TELEGRAM_BOT_TOKEN: '123456:ABCD' })).toEqual([])
  expect(problemsOf({ PUBLIC_URL: 'http://192.168.1.5:3000' })).toEqual([])
})

const ZALO = {
  ZALO_APP_ID: '1002003004005006007',
  ZALO_APP_SECRET: 'appSecretKeySample',
  ZALO_OA_ID: '2200330044005500660',
  ZALO_OA_SECRET: 'oaSecretKeySample',
}
const AT_HOME = { ...ZALO, ZALO_API_ROOT: 'http://127.0.0.1:4000' }

test('Zalo needs all four or none', () => {
  const names = Object.keys(ZALO)
  expect(problemsOf(AT_HOME)).toEqual([])
  for (const name of names) {
    expect([name, problemsOf({ ...AT_HOME, [name]: '' })]).toEqual([
      name,
      [expect.stringMatching(new RegExp(`^${name}: ${names.join(', ')} are set together`))],
    ])
    const alone = problemsOf({
      ZALO_API_ROOT: AT_HOME.ZALO_API_ROOT,
      [name]: AT_HOME[name as keyof typeof ZALO],
    })
    expect(alone.map(nameOf)).toEqual(names.filter((other) => other !== name))
  }
})

test('Zalo’s two secrets are different ones, and none is repeated in a problem', () => {
  const problems = problemsOf({ ...AT_HOME, ZALO_OA_SECRET: AT_HOME.ZALO_APP_SECRET })
  expect(problems.map(nameOf)).toEqual(['ZALO_OA_SECRET'])
  expect(problems.join()).not.toContain(AT_HOME.ZALO_APP_SECRET)
})

test('the real Zalo brings events to https only, and another to wherever we are', () => {
  expect(problemsOf(ZALO).map(nameOf)).toEqual(['PUBLIC_URL'])
  expect(problemsOf({ ...ZALO, PUBLIC_URL: 'http://khaibao.haiphong.gov.vn' }).map(nameOf)).toEqual([
    'PUBLIC_URL',
  ])
  expect(problemsOf({ ...ZALO, ZALO_API_ROOT: 'https://OPENAPI.zalo.me/' }).map(nameOf)).toEqual([
    'PUBLIC_URL',
  ])
  expect(problemsOf({ ...ZALO, PUBLIC_URL: 'https://khaibao.haiphong.gov.vn' })).toEqual([])
  expect(problemsOf({ ...AT_HOME, PUBLIC_URL: 'http://192.168.1.5:3000' })).toEqual([])
})

test.each([
  ['ZALO_APP_ID', 'an id'],
  ['ZALO_OA_ID', '1234'],
  ['ZALO_APP_SECRET', 'with spaces in it'],
  ['ZALO_OA_SECRET', 'short'],
  ['ZALO_CALLS_A_MINUTE', '9'],
  ['ZALO_CALLS_A_MINUTE', '4001'],
  ['ZALO_IMAGES', 'both'],
  ['ZALO_UPLOADS_A_MONTH', '1000001'],
  ['ZALO_BAD_SIGNATURE', 'ignore'],
  ['ZALO_HUMAN_MINUTES', '1441'],
  ['ZALO_MEDIA_HOSTS', 'zdn.vn,https://zadn.vn'],
  ['ZALO_API_ROOT', 'openapi.zalo.me'],
  ['ZALO_OAUTH_ROOT', 'https://oauth.zaloapp.com/v4'],
  ['ZALO_TOKEN', 'abc'],
])('%s may not be %j', (name, value) => {
  expect(problemsOf({ ...AT_HOME, [name]: value }).map(nameOf)).toEqual([name])
})

test('as many uploads as may be set can be set', () => {
  expect(problemsOf({ ...AT_HOME, ZALO_UPLOADS_A_MONTH: '1000000' })).toEqual([])
})

function nameOf(problem: string): string {
  return problem.split(':')[0] ?? ''
}

test('one setting that is wrong hides no other, and what is wrong is not called missing', () => {
  const problems = problemsOf({
    ROLE: 'webb',
    DATABASE_URL: 'postgres://khaibao@localhost/khaibao',
    ZALO_APP_ID: 'no number',
  })
  expect(problems.map((problem) => problem.slice(0, problem.indexOf(':'))).sort()).toEqual([
    'FIND_KEY',
    'PUBLIC_URL',
    'ROLE',
    'SEAL_KEY',
    'ZALO_APP_ID',
    'ZALO_APP_SECRET',
    'ZALO_OA_ID',
    'ZALO_OA_SECRET',
  ])
})
