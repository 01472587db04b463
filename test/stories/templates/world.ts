import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { showCode } from '../../../bot/qr/code.ts'
import { readPlainly } from '../../bot/qr/readPlainly.ts'
import { onTheWeb } from '../../support/cast.ts'
import { startServerProcess } from '../../support/serverProcess.ts'
import { giveOut } from '../first/invitations.ts'
import { settingsIn } from '../first/world.ts'
import { StoryDiffers } from '../play.ts'
import { printOf, type Stage, type StoryActor } from '../stage.ts'
import type { StoryWorld } from '../story.ts'
import { operatorBeside } from './operator.ts'

const EDITION = 'haiphong-2025'
const [CITY, NGO_QUYEN, LE_CHAN] = ['31', '11329', '11383']
/** Photos as small as a messenger makes them. */
const CAMERA = { width: 720, height: 960 }

/** A server with an own PostgreSQL and the web chat alone, and everybody of the story. */
export async function beginTemplates(): Promise<StoryWorld> {
  const ending: (() => Promise<unknown>)[] = []
  const end = async () => {
    for (const step of ending.splice(0).reverse()) await step()
  }
  try {
    const dataDir = mkdtempSync(join(tmpdir(), 'khaibao-demo-'))
    ending.push(async () => rmSync(dataDir, { recursive: true, force: true, maxRetries: 10 }))
    const settings = settingsIn(dataDir)
    const server = await startServerProcess(settings)
    ending.push(server.stop)
    return {
      cast: castOf(server.base, settings),
      filled: await codesIn(dataDir),
      camera: CAMERA,
      printed: server.printed,
      inspect: inspectCodes,
      left: { base: server.base, dataDir, settings, messengers: {} },
      end,
    }
  } catch (error) {
    await end()
    throw error
  }
}

async function codesIn(dataDir: string): Promise<Map<string, string>> {
  const officials = { 'ngo quyen': NGO_QUYEN, 'le chan': LE_CHAN, city: CITY }
  const wanted = Object.entries(officials).flatMap(([name, unitCode]) =>
    (['official', 'group'] as const).map(
      (purpose) => [`code ${purpose} ${name}`, { purpose, unitCode }] as const,
    ),
  )
  const codes = await giveOut(dataDir, Object.fromEntries(wanted), EDITION)
  return new Map(Object.entries(codes).map(([blank, code]) => [blank, showCode(code)]))
}

function castOf(base: string, settings: Record<string, string>): ReadonlyMap<string, StoryActor> {
  const secret = () => randomBytes(32).toString('base64url')
  const official = (name: string, group: string): [string, StoryActor][] => {
    const own = `${base}/chat#me=${secret()}`
    return [
      [name, onTheWeb(own)],
      [group, onTheWeb(`${own}&room=${secret()}`)],
    ]
  }
  const alone = ['Chú Bình', 'Cô Mai', 'Bà Tư', 'Anh Nam'].map((name): [string, StoryActor] => [
    name,
    onTheWeb(`${base}/chat#me=${secret()}`),
  ])
  return new Map<string, StoryActor>([
    ['Người vận hành', operatorBeside(settings)],
    ...official('Chị Lan', 'Nhóm Ngô Quyền'),
    ...official('Anh Dũng', 'Nhóm Lê Chân'),
    ...official('Ông Hùng', 'Nhóm thành phố'),
    ...alone,
  ])
}

/** Each declaration gave a code of its holder, by whatever form it was made. */
async function inspectCodes(stage: Stage): Promise<undefined> {
  for (const form of ['dengue', 'shelter', 'national']) {
    const [address = ''] = await readPlainly(printOf(stage, `${form}-qr.png`))
    if (!/\/p\/[\w-]+$/i.test(address))
      throw new StoryDiffers(`the QR of ${form} holds no address of a person`)
  }
}
