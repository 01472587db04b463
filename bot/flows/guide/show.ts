import type { Button } from '../../core/outgoing.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { drawnGuide, stepLines } from './drawn.ts'
import { GUIDES, type GuideNumber, guideHeading, guideName } from './guides.ts'
import { numbersHint } from './menu.ts'

/** A guide as one message: its steps, the picture of them, the paper, and what can be done at once. */
export function showGuide(turn: Turn, number: GuideNumber): void {
  const { next } = GUIDES[number]
  const paper: Button<Text> = { label: text('guide.button.paper'), press: `guidePaper:${number}` }
  const others: Button<Text> = { label: text('guide.button.others'), press: 'guides:' }
  // What a person does belongs into the chat with that person.
  const doable = next && turn.chat.kind === 'private' ? [next] : []
  say(turn, {
    text: lines(guideHeading(number), ...stepLines(turn.city, number)),
    attachment: { kind: 'guidePng', guide: drawnGuide(turn.city, number, turn.language, turn.now) },
    buttons: [[paper, ...doable], [others]],
    ...numbersHint(turn),
  })
}

/** [Bản in (PDF)] */
export function sendPaper(turn: Turn, number: GuideNumber): void {
  say(turn, {
    text: text('guide.paper.said', { name: guideName(number), title: text(`guide.hd${number}.title`) }),
    attachment: { kind: 'guidePdf', guide: drawnGuide(turn.city, number, turn.language, turn.now) },
  })
}
