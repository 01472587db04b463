import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { environmentSchema } from '../../../server/env/environment.ts'
import { longestEnd } from '../../../server/start/endings.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const UNITS = 'server/deploy/systemd'

const textOf = (path: string) => readFileSync(join(ROOT, path), 'utf8')
const isThere = (path: string) => existsSync(join(ROOT, path))

/** What is ours by its name must be a setting; what is others' is listed. */
const OTHERS = ['NODE_ENV', 'MALLOC_ARENA_MAX']
const isSetting = (name: string) => name in environmentSchema.shape || OTHERS.includes(name)

/** The longest end of a process whose settings are right: whoever kills must wait longer. */
const LONGEST_DRAIN = 30
const LONGEST_END = longestEnd(LONGEST_DRAIN)

it('no process may be told to drain for longer than whoever kills it was told', () => {
  const { DRAIN_SECONDS: drain } = environmentSchema.shape
  expect([
    drain.safeParse(String(LONGEST_DRAIN)).success,
    drain.safeParse(String(LONGEST_DRAIN + 1)).success,
  ]).toEqual([true, false])
})

describe('the Dockerfile', () => {
  const lines = textOf('Dockerfile').split('\n')
  const allOf = (word: string) =>
    lines.flatMap((line) => (line.startsWith(`${word} `) ? [line.slice(word.length + 1)] : []))

  it('copies what there is, and no more than is let through to it', () => {
    const sources = allOf('COPY')
      .filter((line) => !line.startsWith('--from'))
      .flatMap((line) => line.split(' ').slice(0, -1))
    expect(sources.filter((source) => !isThere(source))).toEqual([])
    const [all, ...letThrough] = textOf('.dockerignore')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
    expect(all).toBe('*')
    expect(letThrough.toSorted()).toEqual([...new Set(sources)].map((source) => `!${source}`).toSorted())
    expect(sources).toEqual(expect.arrayContaining(['bot', 'db', 'locales', 'server']))
  })

  it('runs as nobody of importance, gets signals itself and is asked whether it is ready', () => {
    expect(allOf('USER')).toEqual(['1000:1000'])
    expect(allOf('STOPSIGNAL')).toEqual(['SIGTERM'])
    expect(allOf('CMD').map((line) => JSON.parse(line))).toEqual([
      ['node', '--import', 'tsx', 'server/main.ts'],
    ])
    const [check = ''] = allOf('HEALTHCHECK')
    expect(JSON.parse(check.slice(check.indexOf('CMD ') + 4))).toEqual(['node', 'server/deploy/ready.mjs'])
    expect(isThere('server/deploy/ready.mjs')).toBe(true)
  })

  it('is made without install scripts, of a pinned Node, and holds no secret', () => {
    expect(lines.find((line) => line.includes('npm ci'))).toContain('--omit=dev --ignore-scripts')
    expect(allOf('ARG')).toEqual([expect.stringMatching(/^NODE=\d+\.\d+$/)])
    const names = allOf('ENV').flatMap((line) => line.split(' ').map((one) => one.split('=')[0] ?? ''))
    expect(names.filter((name) => !isSetting(name))).toEqual([])
    expect(names.filter((name) => /KEY|TOKEN|SECRET|PASSWORD|URL/.test(name))).toEqual([])
  })
})

type Service = {
  readonly image?: string
  readonly env_file?: string
  readonly read_only?: boolean
  readonly cap_drop?: readonly string[]
  readonly security_opt?: readonly string[]
  readonly stop_grace_period?: string
  readonly tmpfs?: readonly string[]
  readonly volumes?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>
  readonly healthcheck?: object
}

describe('compose.yaml', () => {
  const { services, volumes } = parse(textOf('compose.yaml'), { merge: true }) as {
    services: Readonly<Record<string, Service>>
    volumes: object
  }
  const all = Object.entries(services)
  const processes = all.filter(([, { environment }]) => environment?.ROLE !== undefined)
  const own = all.filter(([, { image }]) => image === 'khaibao')

  it('has two processes for the routes and two for the work, which begin after the migration', () => {
    expect(processes.map(([, { environment }]) => environment?.ROLE)).toEqual([
      'web',
      'web',
      'worker',
      'worker',
    ])
    for (const [, { depends_on: after }] of processes)
      expect(after).toEqual({ migrate: { condition: 'service_completed_successfully' } })
    expect(services.migrate?.depends_on).toEqual({ database: { condition: 'service_healthy' } })
    expect(Object.keys(services.proxy?.depends_on ?? {})).toEqual(['web-1', 'web-2'])
    for (const web of ['web-1:3000', 'web-2:3000'])
      expect(textOf('server/deploy/compose/Caddyfile')).toContain(web)
  })

  it.each(all)('%s writes nothing of its own and may do nothing more', (_, service) => {
    expect(service).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    })
  })

  it.each(own)(
    '%s is given settings that there are, room for the cache of its code, and time to end',
    (_, service) => {
      expect(Object.keys(service.environment ?? {}).filter((name) => !isSetting(name))).toEqual([])
      expect(service.tmpfs?.some((mount) => mount.startsWith('/tmp'))).toBe(true)
      expect(Number.parseInt(service.stop_grace_period ?? '', 10)).toBeGreaterThan(LONGEST_END)
    },
  )

  it('tells the owner of the database to the migration alone', () => {
    const told = own.filter(([, { environment }]) => environment?.MIGRATION_DATABASE_URL !== undefined)
    expect(told.map(([name]) => name)).toEqual(['migrate'])
  })

  it('mounts what there is, and asks everything that stays how it does', () => {
    for (const [name, { volumes: mounts = [], healthcheck, image }] of all) {
      for (const [from = ''] of mounts.map((mount) => mount.split(':')))
        expect(from.startsWith('./') ? isThere(from) : from in volumes).toBe(true)
      expect([name, healthcheck !== undefined || image === 'khaibao']).toEqual([name, true])
    }
  })

  const namesIn = (file: string) =>
    [...textOf(`server/deploy/compose/${file}`).matchAll(/^(\w+)=/gm)].map(([, name]) => name ?? '')

  it('gives our processes every setting of a file, and no password of the database but their own', () => {
    expect(own.map(([, { env_file: file }]) => file)).toEqual(own.map(() => 'khaibao.env'))
    expect(namesIn('example.env').filter((name) => !isSetting(name))).toEqual([])
    const set = own.flatMap(([, { environment }]) => Object.keys(environment ?? {}))
    expect(namesIn('example.env').filter((name) => set.includes(name))).toEqual([])
  })

  it('takes what it puts together from the files of the example, in which no secret stands', () => {
    const asked = [...textOf('compose.yaml').matchAll(/\$\{(\w+)(?::[?-][^}]*)?\}/g)].map(
      ([, name]) => name ?? '',
    )
    expect([...new Set(asked)].toSorted()).toEqual(
      [...namesIn('database.example.env'), 'PUBLIC_URL'].toSorted(),
    )
    for (const file of ['example.env', 'database.example.env'])
      expect(textOf(`server/deploy/compose/${file}`)).not.toMatch(/^(?!PUBLIC_URL|CITY_NAME)\w+=./m)
  })
})

describe.each(readdirSync(join(ROOT, UNITS)).filter((name) => name.endsWith('.service')))('%s', (name) => {
  const lines = textOf(join(UNITS, name)).split('\n')
  const allOf = (key: string) =>
    lines.flatMap((line) => (line.startsWith(`${key}=`) ? [line.slice(key.length + 1)] : []))

  it('is given settings that there are, secrets in a file, and starts what there is', () => {
    const names = allOf('Environment').flatMap((line) =>
      line.split(' ').map((one) => one.split('=')[0] ?? ''),
    )
    expect(names.filter((one) => !isSetting(one))).toEqual([])
    expect(allOf('EnvironmentFile')).toContain('/etc/khaibao/khaibao.env')
    const programs = [...allOf('ExecStart'), ...allOf('ExecStartPost')].flatMap(
      (line) => line.match(/server\/\S+/g) ?? [],
    )
    expect(programs.filter((program) => !isThere(program))).toEqual([])
  })

  it('may write its state alone, and compile while it runs', () => {
    expect(lines).toEqual(
      expect.arrayContaining(['DynamicUser=yes', 'ProtectSystem=strict', 'NoNewPrivileges=yes']),
    )
    expect(allOf('MemoryDenyWriteExecute')).toEqual([])
    expect(allOf('StateDirectory')).toEqual(['khaibao'])
  })
})

describe.each(['web', 'worker'])('khaibao-%s@.service', (role) => {
  const lines = textOf(join(UNITS, `khaibao-${role}@.service`)).split('\n')
  const setTo = (key: string) => lines.find((line) => line.startsWith(`${key}=`))?.slice(key.length + 1)

  it('begins after the migration that is started with it', () => {
    expect(setTo('After')?.split(' ')).toContain('khaibao-migrate.service')
  })

  it('is started again, and has time to end', () => {
    expect(setTo('Restart')).toBe('always')
    expect(setTo('KillSignal')).toBe('SIGTERM')
    expect(Number(setTo('TimeoutStopSec'))).toBeGreaterThan(LONGEST_END)
    expect(setTo('ExecStart')).toContain(`ROLE=${role} `)
    expect(setTo('Environment')).toContain('MALLOC_ARENA_MAX=2')
  })
})

it('PgBouncer hands connections on after each transaction', () => {
  expect(textOf('server/deploy/pgbouncer.ini')).toMatch(/^pool_mode = transaction$/m)
})
