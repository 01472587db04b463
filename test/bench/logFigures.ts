import { addDays, spanOfCityDay, startOfCityDay } from '../../bot/core/cityTime.ts'
import { searchedBy } from '../../bot/core/visitorWords.ts'
import { connect, type Database } from '../../db/connect.ts'
import type { Span } from '../../db/figures.ts'
import { findInLog } from '../../db/findInLog.ts'
import { insideByGates } from '../../db/inside.ts'
import { profilesOf } from '../../db/people.ts'
import { gateVisits, venueCounts } from '../../db/venueCounts.ts'
import { type LogCursor, type LogPage, type LogPart, venueLog } from '../../db/venueLog.ts'
import { BENCH_KEYS } from './benchDatabase.ts'
import { alone, beside, type Figure, quantile } from './harness.ts'
import { BIG_VENUE, DAYS, type LogCity, ZONE } from './logCity.ts'
import { countedHead, filteredProfiles, offsetPage, sortedDay } from './logPeers.ts'

/** A message in the chat; a page on the web has five times as many. */
const LINES = 20
const ROUNDS = 3
const OURS_A_ROUND = 100
/** The peers take a hundred times as long. */
const PEERS_A_ROUND = 5

/** One thing that is asked of a log, drawn anew each time by its number, and the simpler way to it. */
type Asked = {
  readonly name: string
  readonly ours: (index: number) => Promise<unknown>
  readonly peer: (index: number) => Promise<unknown>
}

/** Which questions are asked of the city: those whose names begin so. */
type AskedCity = LogCity & { readonly asked: readonly string[] }

/** Asks the log of the great venue, ours and the peers in turns, and gives p50 and p95 of each. */
export async function measureLog(url: string, city: AskedCity, builtSeconds: number): Promise<Figure[]> {
  const database = connect({ url, keys: BENCH_KEYS, connections: 1 })
  try {
    const figures: Figure[] = [alone('building the city', 's', [builtSeconds])]
    const all = await questions(database, city)
    const wanted = all.filter(({ name }) => city.asked.some((beginning) => name.startsWith(beginning)))
    for (const one of wanted) figures.push(...(await measure(one)))
    return figures
  } finally {
    await database.close()
  }
}

async function measure({ name, ours, peer }: Asked): Promise<Figure[]> {
  const p50 = { ours: [] as number[], peer: [] as number[] }
  const p95 = { ours: [] as number[], peer: [] as number[] }
  for (let round = 0; round < ROUNDS; round++) {
    for (const [who, ask, times] of [
      ['ours', ours, OURS_A_ROUND],
      ['peer', peer, PEERS_A_ROUND],
    ] as const) {
      const taken: number[] = []
      for (let index = 0; index < times; index++) {
        const start = performance.now()
        await ask(round * times + index)
        taken.push(performance.now() - start)
      }
      p50[who].push(quantile(taken, 0.5))
      p95[who].push(quantile(taken, 0.95))
    }
  }
  return [figureOf(`${name}, p50`, p50), figureOf(`${name}, p95`, p95)]
}

function figureOf(name: string, runs: Figure['runs']): Figure {
  const figure = beside(name, 'ms', runs)
  console.error(`${name}: ${figure.ours.toFixed(1)} beside ${figure.peer?.toFixed(1)} ms`)
  return figure
}

async function questions(database: Database, { today }: LogCity): Promise<Asked[]> {
  const day = (index: number) => spanOfCityDay(addDays(today, -(index % DAYS)), ZONE)
  const all: Span = {
    from: startOfCityDay(addDays(today, 1 - DAYS), ZONE),
    to: startOfCityDay(addDays(today, 1), ZONE),
  }
  const of = (span: Span, gateId?: number): LogPart => ({ venueId: BIG_VENUE, span, gateId })
  const shown = async (page: Promise<LogPage>) => {
    const { lines } = await page
    await profilesOf(
      database,
      lines.flatMap(({ personId }) => personId ?? []),
    )
    return lines
  }
  const page = (part: LogPart, before?: LogCursor) =>
    shown(venueLog(database, part, { before, limit: LINES }))
  const find = (part: LogPart, words: readonly string[]) =>
    shown(findInLog(database, part, searchedBy(words), { limit: LINES }))
  const deep = await deepCursors(database, all)
  const phones = await drawn(
    database,
    `select phone as word from bench_people where person_id <= 300000`,
    300,
  )
  const rare = await drawn(
    database,
    `select distinct words[1] as word from bench_people where words[1] ~ '[0-9]'`,
    200,
  )
  const searches: readonly (readonly [string, (index: number) => readonly string[]])[] = [
    ['a common word (nguyễn)', () => ['nguyen']],
    [
      'a middle word (2 % to 0.8 %)',
      (index) => [['kim', 'hong', 'bich', 'cong', 'bao', 'gia'][index % 6] ?? ''],
    ],
    ['a rare word', (index) => [rare[index % rare.length] ?? '']],
    [
      'two words',
      (index) =>
        [
          ['nguyen', 'thi'],
          ['tran', 'van'],
          ['pham', 'bich'],
          ['nguyen', 'kim'],
        ][index % 4] ?? [],
    ],
    [
      'two words that hardly meet',
      (index) =>
        [
          ['nguyen', 'tran'],
          ['thi', 'van'],
        ][index % 2] ?? [],
    ],
    ['a whole phone number', (index) => [phones[index % phones.length] ?? '']],
    ['a word of nobody', (index) => [`nobody${index}`]],
  ]
  return [
    {
      name: 'first page of a day',
      ours: (i) => page(of(day(i))),
      peer: (i) => sortedDay(database, BIG_VENUE, day(i)),
    },
    {
      name: 'first page of 30 days',
      ours: () => page(of(all)),
      peer: (i) => sortedDay(database, BIG_VENUE, day(i)),
    },
    {
      name: 'first page of a gate, 30 days',
      ours: (i) => page(of(all, (i % 4) + 1)),
      peer: (i) => sortedDay(database, BIG_VENUE, day(i)),
    },
    {
      name: 'a page deep in 30 days',
      ours: (i) => page(of(all), deep[i % deep.length]),
      peer: (i) => offsetPage(database, BIG_VENUE, all, (i % 20) * 50_000),
    },
    {
      name: 'head count and counts of a day',
      ours: (i) =>
        Promise.all([venueCounts(database, BIG_VENUE, day(i)), insideByGates(database, [BIG_VENUE])]),
      peer: (i) => countedHead(database, BIG_VENUE, day(i)),
    },
    {
      name: 'counts of a gate, a day',
      ours: (i) => gateVisits(database, of(day(i), (i % 4) + 1)),
      peer: (i) => countedHead(database, BIG_VENUE, day(i)),
    },
    ...searches.flatMap(([what, words]) => [
      {
        name: `search in 30 days, ${what}`,
        ours: (i: number) => find(of(all), words(i)),
        peer: (i: number) => filteredProfiles(database, BIG_VENUE, day(i), words(i)),
      },
      {
        name: `search in one day, ${what}`,
        ours: (i: number) => find(of(day(i)), words(i)),
        peer: (i: number) => filteredProfiles(database, BIG_VENUE, day(i), words(i)),
      },
    ]),
    {
      name: 'search in 30 days, mixed',
      ours: (i) => find(of(all), searches[i % searches.length]?.[1](i) ?? []),
      peer: (i) => filteredProfiles(database, BIG_VENUE, day(i), ['nguyen']),
    },
  ]
}

/** Places all over the 30 days. */
async function deepCursors(database: Database, { from, to }: Span): Promise<LogCursor[]> {
  const times = Array.from(
    { length: 100 },
    (_, index) => from.getTime() + ((to.getTime() - from.getTime()) * (index + 1)) / 101,
  )
  const pages = times.map((time) =>
    venueLog(database, { venueId: BIG_VENUE, span: { from, to: new Date(time) } }, { limit: 1 }),
  )
  return (await Promise.all(pages)).flatMap(({ next }) => next ?? [])
}

async function drawn({ client }: Database, query: string, count: number): Promise<string[]> {
  const rows = await client.unsafe<{ word: string }[]>(
    `select word from (${query}) as w order by random() limit ${count}`,
  )
  return rows.map(({ word }) => word)
}
