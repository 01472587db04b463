import { type Actor, type Heard, onTelegram, onTheWeb, onZalo } from '../../support/cast.ts'
import { Chance } from '../chance.ts'
import { writtenText } from '../corpus/words.ts'
import type { RunningTown } from '../town.ts'

/** Milliseconds that a walker waits for an answer before going on: some acts have none. */
const PATIENCE_MILLISECONDS = 4_000
/** Their places in the run, far from those of what is sent without them. */
const FIRST_PLACE = 1_000_000_000
const ACTS_KEPT = 40
/** Characters that a messenger's app lets somebody write at once. */
const TYPED = 1_900

/** Somebody who taps at random what is shown; `acts` are the last things done, for whoever looks for a mistake. */
export type Walker = { readonly name: string; readonly acts: string[] }

/** Sends people on random walks through the real conversations until the run is over; `acted` counts. */
export function letWalkersWalk(
  town: RunningTown,
  seed: number,
  goesOn: () => boolean,
  acted: () => void,
): { walkers: readonly Walker[]; over: Promise<void> } {
  const walkers: Walker[] = []
  const walks = cast(town).map(([name, actor, begins], number) => {
    const walker = { name, acts: [] }
    walkers.push(walker)
    return walk(walker, actor, begins, new Chance(seed, FIRST_PLACE + number), town, goesOn, acted)
  })
  return { walkers, over: Promise.all(walks).then(() => {}) }
}

type Walking = readonly [name: string, actor: Actor, begins: readonly string[]]

function cast({
  base,
  person,
  owner,
  official,
  codes,
  messengers: { telegram, zalo },
}: RunningTown): Walking[] {
  const [code = ''] = codes
  const web = (number: number): Walking => [
    `web ${number}`,
    onTheWeb(`${base}/chat#me=${person(-100 - number)}`),
    [code],
  ]
  const room = `&room=${official.room}`
  return [
    ...[0, 1, 2, 3, 4, 5].map(web),
    ['owner', onTheWeb(`${base}/chat#me=${owner}`), ['/diadiem', '/nhatky']],
    ['official', onTheWeb(`${base}/chat#me=${official.person}`), ['/phancong']],
    [
      'officials',
      onTheWeb(`${base}/chat#me=${official.person}${room}`),
      [`/ghepnhom ${official.code}`, '/solieu'],
    ],
    ...[0, 1, 2].map(
      (number): Walking => [
        `telegram ${number}`,
        onTelegram(telegram.user({ languageCode: number === 0 ? 'en' : 'vi' })),
        ['/start', code],
      ],
    ),
    ...[0, 1].map(
      (number): Walking => [`zalo ${number}`, onZalo(zalo.user({ name: `Mẫu ${number}` })), [code]],
    ),
  ]
}

async function walk(
  { acts }: Walker,
  actor: Actor,
  begins: readonly string[],
  chance: Chance,
  town: RunningTown,
  goesOn: () => boolean,
  acted: () => void,
): Promise<void> {
  let shown: readonly string[] = []
  for (let count = 0; goesOn(); count++) {
    const said = begins[count] ?? (chance.is(0.04) ? chance.pick([...begins, ...town.codes]) : undefined)
    const label = said === undefined && shown.length > 0 && chance.is(0.7) ? chance.pick(shown) : undefined
    const text = (said ?? writtenText(chance)).slice(0, TYPED)
    acts.push(label === undefined ? text : `[${label}]`)
    acts.splice(0, acts.length - ACTS_KEPT)
    // A messenger's app lets nobody send an empty text or tap what is gone: such an act is none.
    const isDone = await (label === undefined ? actor.say(text) : actor.tap(label)).then(
      () => true,
      () => false,
    )
    if (!isDone) continue
    acted()
    const heard = await hearAll(actor)
    for (const one of heard) keepPages(town, one)
    shown = heard.flatMap(({ buttons }) => buttons.flat())
  }
}

/** The answer, and what came with it. */
async function hearAll(actor: Actor): Promise<readonly Heard[]> {
  const heard: Heard[] = []
  for (let wait = PATIENCE_MILLISECONDS; heard.length < 8; wait = 60) {
    const one = await actor.hear(wait).catch(() => undefined)
    if (!one) break
    heard.push(one)
  }
  return heard
}

function keepPages({ pages, base }: RunningTown, { links }: Heard): void {
  for (const link of links?.values() ?? []) if (link.startsWith(base)) pages.push(link.slice(base.length))
}
