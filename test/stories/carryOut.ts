import { type StoryInput, storyInputOf } from './script.ts'
import { type CrowdAct, keepPrint, photoOf, type Stage, type StoryActor } from './stage.ts'

/** Does what somebody does in a story. Throws when it cannot be done there. */
export async function carryOut(stage: Stage, actor: StoryActor, written: string): Promise<void> {
  const input = storyInputOf(written)
  switch (input.kind) {
    case 'text':
      return actor.say(input.text)
    case 'press':
      return actor.tap(input.label)
    case 'open':
      return actor.open(input.payload)
    case 'contact':
      return actor.shareContact()
    case 'photograph':
      return actor.sendPhoto(await photoOf(stage, input.print))
    case 'album':
      if (!actor.sendAlbum) throw new Error('nobody can send photos together here')
      return actor.sendAlbum(await Promise.all(input.prints.map((print) => photoOf(stage, print))))
    case 'crowd':
      return letCrowdAct(stage, actor, input)
    case 'fill':
      if (!actor.fill) throw new Error('this actor has opened no page')
      return actor.fill(input.fields)
    case 'scan':
      if (!actor.scan) throw new Error('this actor has no camera of their own')
      return actor.scan(await photoOf(stage, input.print))
    default:
      throw new Error(`stories know no ${input.kind}`)
  }
}

async function letCrowdAct(
  stage: Stage,
  actor: StoryActor,
  { count, who, act }: Extract<StoryInput, { kind: 'crowd' }>,
): Promise<void> {
  if (!actor.crowd) throw new Error('this actor is alone')
  const sent = await actor.crowd({ count, who, act: await crowdActOf(stage, act) })
  for (const [name, bytes] of sent) keepPrint(stage, name, bytes)
}

async function crowdActOf(stage: Stage, input: StoryInput): Promise<CrowdAct['act']> {
  switch (input.kind) {
    case 'text':
      return { kind: 'say', text: input.text }
    case 'press':
      return { kind: 'tap', label: input.label }
    case 'photograph':
      return { kind: 'sendPhoto', photo: await photoOf(stage, input.print) }
    case 'scan':
      return { kind: 'scan', photo: await photoOf(stage, input.print) }
    default:
      throw new Error(`crowds know no ${input.kind}`)
  }
}
