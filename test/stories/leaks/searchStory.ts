import postgres from 'postgres'
import { visitEmbeddedDatabase } from '../../../db/embedded/index.ts'
import { StoryDiffers } from '../play.ts'
import { readScript } from '../script.ts'
import type { Stage } from '../stage.ts'
import type { StoryWorld } from '../story.ts'
import { filesIn } from './files.ts'
import { groupMessages, halfHidden, starsIn, writtenTo } from './groups.ts'
import { carried, handedOut, inBlanks } from './handedOut.ts'
import type { HeardBy } from './heard.ts'
import { keptSecret } from './keptSecret.ts'
import { groupPapers } from './papers.ts'
import { saidIn } from './said.ts'
import { Search } from './search.ts'
import { SEARCHABLE } from './searchable.ts'
import type { Finding, Place, Secret } from './secret.ts'
import { nationalNumber } from './spellings.ts'
import { tablesOf } from './tables.ts'
import { makeTrouble } from './trouble.ts'

/** A story that was played, as far as it concerns whoever looks for what it left. */
export type Played = {
  readonly world: StoryWorld
  readonly stage: Stage
  readonly script: string
  readonly heard: readonly HeardBy[]
}

/** Findings that are shown; there may be thousands of one kind. */
const SHOWN = 30

/**
 * Looks for everything personal of a story in all that it left: every table, every file, the log, the figures for machines,
 * answers to what went wrong, every message to a group. Throws `StoryDiffers` with the places of what was found, never with what.
 */
export async function searchStory(played: Played): Promise<string> {
  const secrets = await secretsOf(played)
  const search = new Search(secrets)
  const forGroups = secrets.filter(({ saidInGroup }) => !saidInGroup)
  const groupSearch = new Search([...forGroups, ...halfHidden(forGroups)])
  const findings: Finding[] = []
  const places = new Set<string>()
  const look = (one: Search, place: Place) => {
    places.add(place.name)
    findings.push(...one.in(place))
  }
  for await (const place of leftBy(played, secrets)) look(search, place)
  const told = groupMessages(played.heard, writtenTo(played.world.left.messengers))
  for (const place of [...told, ...(await groupPapers(played.heard))]) look(groupSearch, place)
  findings.push(...told.flatMap(starsIn))
  if (findings.length > 0) throw new StoryDiffers(inWords(findings))
  return `Tìm ${secrets.length} điều riêng tư ở ${places.size} nơi, kể cả ${told.length} tin gửi nhóm: không thấy.`
}

/** All that nobody may find, each once. */
async function secretsOf({ world, stage, script, heard }: Played): Promise<Secret[]> {
  const { dataDir, settings, messengers, planted = [] } = world.left
  const held = [...stage.cast].flatMap(([name, { holds }]) =>
    (holds?.() ?? []).filter(Boolean).map((value) => ({ value, origin: `what ${name} holds` })),
  )
  const all = [
    ...saidIn(readScript(script), stage.filled),
    ...held,
    ...(await carried(stage)),
    ...inBlanks(stage.filled),
    ...handedOut(heard, writtenTo(messengers)),
    ...keptSecret(dataDir, settings),
    ...planted.map((value) => ({ value, origin: 'what was planted' })),
  ]
  return [...new Map(all.map((secret) => [secret.value, secret])).values()]
}

async function* leftBy({ world }: Played, secrets: readonly Secret[]): AsyncGenerator<Place> {
  const { dataDir, base } = world.left
  const visit = await visitEmbeddedDatabase({ dataDir, note: () => {} })
  const owner = postgres(visit.url, { max: 1, onnotice: () => {} })
  try {
    yield* await makeTrouble(base, owner, somebodysWords(secrets))
    yield* tablesOf(owner)
    yield { name: 'the figures for machines', content: await figures(base) }
  } finally {
    await owner.end()
    await visit.leave()
  }
  yield* filesIn(dataDir)
  yield* world.printed.map((content, index) => ({ name: `line ${index + 1} of the log`, content }))
}

/** A name and a phone of the story. */
function somebodysWords(secrets: readonly Secret[]): string {
  const phone = secrets.find(({ value }) => nationalNumber(value) !== undefined)
  const name = secrets.find(({ value }) => /^\p{L}+ \p{L}+ [\p{L} ]+$/u.test(value))
  if (!phone || !name) throw new Error('nobody of the story says a name and a phone')
  return `${name.value} ${phone.value}`
}

async function figures(base: string): Promise<string> {
  const response = await fetch(`${base}/metrics`, {
    headers: { authorization: `Bearer ${SEARCHABLE.METRICS_TOKEN}` },
  })
  if (!response.ok) throw new Error(`the figures were answered with ${response.status}`)
  return response.text()
}

function inWords(findings: readonly Finding[]): string {
  const lines = [...new Set(findings.map(({ secret, place }) => `  ${place}: ${secret.origin}`))]
  const more = lines.length > SHOWN ? [`  and ${lines.length - SHOWN} more`] : []
  return ['something personal was left:', ...lines.slice(0, SHOWN), ...more].join('\n')
}
