import { setTimeout as pause } from 'node:timers/promises'
import { Chance } from '../fuzz/chance.ts'
import { firstTime, type Step, say, type Tally, take, tap } from '../fuzz/people/honest.ts'
import type { RunningTown } from '../fuzz/town.ts'
import { type Actor, onTelegram, onTheWeb, onZalo } from '../support/cast.ts'

/**
 * Milliseconds between two acts of one person. With so many people that is three acts a second, which takes a quarter of a
 * core: a quiet hour of a city.
 */
const BREATH_MILLISECONDS = 4_000
/** Milliseconds between two looks of the owner, of the officials, and at the pages. */
const OFFICE_MILLISECONDS = 20_000
/** Of a venue so many files are made a day; an hour has fewer. */
const EXPORT_EVERY = 15
const PAGES = ['/', '/start', '/chat', '/healthz']

export type Photos = { readonly poster: Uint8Array; readonly wall: Uint8Array }

type Life = {
  readonly town: RunningTown
  readonly photos: Photos
  readonly seed: number
  readonly goesOn: () => boolean
  readonly tally: Tally
}

/** Lets citizens, an owner and officials do what they do all day, until the run is over. */
export async function letTheCityLive(life: Life): Promise<void> {
  const { town, tally } = life
  const { telegram, zalo } = town.messengers
  const citizens = [
    ...[1, 2, 3, 4, 5, 6].map((number) => onTheWeb(`${town.base}/chat#me=${town.person(-10 - number)}`)),
    ...[1, 2, 3, 4].map(() => onTelegram(telegram.user({ firstName: 'Bình', languageCode: 'vi' }))),
    ...[1, 2].map(() => onZalo(zalo.user({ name: 'Bình' }))),
  ]
  const lives = [
    ...citizens.map((citizen, number) => liveAsCitizen(citizen, number, life)),
    own(onTheWeb(`${town.base}/chat#me=${town.owner}`), life),
    govern(onTheWeb(`${town.base}/chat#me=${town.official.person}&room=${town.official.room}`), life),
    lookAtPages(life),
  ]
  const said = (error: unknown) => tally.wrong.push(error instanceof Error ? error.message : String(error))
  await Promise.all(lives.map((one) => one.catch(said)))
}

async function liveAsCitizen(actor: Actor, number: number, { town, photos, seed, goesOn, tally }: Life) {
  const chance = new Chance(seed, number)
  const [code = ''] = town.codes
  const send = (photo: Uint8Array) => (one: Actor) => one.sendPhoto(photo)
  const out: Step = [say('/ra'), 'Đã ghi RA']
  const acts: readonly (readonly [number, () => readonly Step[]])[] = [
    [3, () => [[say(code), 'Đã ghi VÀO'], out]],
    [2, () => [[send(photos.poster), 'Đã ghi VÀO'], out]],
    [0.3, () => [[send(photos.wall), 'Chưa đọc được mã']]],
    [2, () => [[say('/trogiup'), 'Kênh khai báo y tế']]],
    [1, () => [[say('/dulieu'), '']]],
    [
      1,
      () => [
        [say('/khaibao'), 'Hôm nay vẫn'],
        [tap('Vẫn vậy'), ''],
      ],
    ],
  ]
  for (const step of firstTime(code, `09123450${String(10 + number)}`))
    await take(actor, step, tally, BREATH_MILLISECONDS)
  while (goesOn()) {
    for (const step of chance.weighted(acts)) await take(actor, step, tally, BREATH_MILLISECONDS)
  }
}

async function own(actor: Actor, { goesOn, tally }: Life): Promise<void> {
  for (let day = 0; goesOn(); day++) {
    await take(actor, [say('/nhatky chợ ga'), 'Chợ Ga'], tally, OFFICE_MILLISECONDS)
    if (day % EXPORT_EVERY !== 1) continue
    await take(actor, [say('xuất nhật ký'), 'địa điểm nào'], tally, BREATH_MILLISECONDS)
    await take(actor, [tap('Chợ Ga'), 'dạng nào'], tally, BREATH_MILLISECONDS)
    await take(actor, [tap('CSV'), ''], tally, OFFICE_MILLISECONDS)
  }
}

async function govern(actor: Actor, { town, goesOn, tally }: Life): Promise<void> {
  await take(actor, [say(`/ghepnhom ${town.official.code}`), 'Đã ghép nhóm'], tally, BREATH_MILLISECONDS)
  while (goesOn()) await take(actor, [say('/solieu'), 'Báo cáo'], tally, OFFICE_MILLISECONDS)
}

async function lookAtPages({ town, goesOn, tally }: Life): Promise<void> {
  const [code = ''] = town.codes
  while (goesOn()) {
    for (const path of [...PAGES, `/v/${code}`]) {
      const answer = await fetch(`${town.base}${path}`)
      await answer.arrayBuffer()
      if (answer.status >= 500) tally.wrong.push(`${path} answered ${answer.status}`)
      await pause(BREATH_MILLISECONDS)
    }
  }
}
