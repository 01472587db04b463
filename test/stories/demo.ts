import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import sharp from 'sharp'
import { city } from './city/story.ts'
import { first } from './first/story.ts'
import { listened } from './leaks/heard.ts'
import { searchStory } from './leaks/searchStory.ts'
import { play, StoryDiffers } from './play.ts'
import { printOf, type Stage, stageOf } from './stage.ts'
import type { Story } from './story.ts'
import { templates } from './templates/story.ts'
import { venue } from './venue/story.ts'

const STORIES: readonly Story[] = [first, venue, templates, city]
const OUTPUT = fileURLToPath(new URL('../../demo-output/', import.meta.url))
/** Lines of the server's own words that are shown when a story differs. */
const PRINTED_SHOWN = 15

// Whoever reads only the beginning (`| head`) does not break the story off, so that it is cleared away.
process.stdout.on('error', () => {})
process.exitCode = await main()

/** `npm run demo -- --story first --channel telegram`. Gives 0, 1 when a story differs, 2 for options that are wrong. */
async function main(): Promise<number> {
  const chosen = choice(process.argv.slice(2))
  if (typeof chosen === 'string') {
    console.error(chosen)
    return 2
  }
  const { story, channels } = chosen
  for (const channel of channels) if (!(await isToldWell(story, channel))) return 1
  return 0
}

async function isToldWell(story: Story, channel: string): Promise<boolean> {
  const started = performance.now()
  const failure = await tell(story, channel)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const named = story.tellsAll ? `${story.name} ${channel}` : story.name
  if (failure) console.error(`\n✗ ${named} ${failure}`)
  else
    console.log(
      `\n✓ ${named}, as it is written, in ${seconds} s. Left in ${OUTPUT}: ${story.keeps.join(', ')}`,
    )
  return failure === undefined
}

function choice(options: string[]): { readonly story: Story; readonly channels: readonly string[] } | string {
  const names = STORIES.map((story) => story.name).join(', ')
  try {
    const { values } = parseArgs({
      args: options,
      options: { story: { type: 'string', default: first.name }, channel: { type: 'string' } },
    })
    const story = STORIES.find((one) => one.name === values.story)
    if (!story) return `There is no story "${values.story}". There are: ${names}.`
    const { channel } = values
    if (channel === undefined)
      return { story, channels: story.tellsAll ? story.channels : [story.channels[0]] }
    if (story.channels.includes(channel)) return { story, channels: [channel] }
    return `The story ${story.name} is not played on "${channel}". It is played on: ${story.channels.join(', ')}.`
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** Plays a story in a world of its own. Gives what was different, or nothing. */
async function tell(story: Story, channel: string): Promise<string | undefined> {
  const world = await story.begin(channel)
  const { cast, heard } = listened(world.cast)
  const stage = stageOf({ ...world, cast })
  const interrupted = () => void world.end().finally(() => process.exit(130))
  process.once('SIGINT', interrupted)
  try {
    const script = story.scriptOf(channel)
    await play(script, stage, console.log)
    const found = await world.inspect(stage)
    if (found !== undefined) console.log(`\n${found}`)
    console.log(await searchStory({ world, stage, script, heard }))
    await keep(story, stage)
    return undefined
  } catch (error) {
    if (!(error instanceof StoryDiffers)) throw error
    return `${error.message}\n\nthe server:\n${world.printed.slice(-PRINTED_SHOWN).join('\n')}`
  } finally {
    process.off('SIGINT', interrupted)
    await world.end()
  }
}

/** Messengers recompress pictures to JPEG, so what is called PNG is made one again. */
async function keep(story: Story, stage: Stage): Promise<void> {
  mkdirSync(OUTPUT, { recursive: true })
  for (const name of story.keeps) {
    const bytes = printOf(stage, name)
    writeFileSync(`${OUTPUT}${name}`, name.endsWith('.png') ? await sharp(bytes).png().toBuffer() : bytes)
  }
}
