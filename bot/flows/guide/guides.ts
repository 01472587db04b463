import type { TextKey } from '../../../locales/catalogue.ts'
import type { Button } from '../../core/outgoing.ts'
import { type Text, text } from '../../core/text.ts'
import type { SceneName } from '../../draw/guideScenes.ts'

/** As the circular counts its guides: HD 01 to HD 06. */
export const GUIDE_NUMBERS = [1, 2, 3, 4, 5, 6] as const
export type GuideNumber = (typeof GUIDE_NUMBERS)[number]

/** What a step shows, and what is typed or pressed in that picture. */
type Step = { readonly scene: SceneName; readonly said?: TextKey }

/** A guide: its four steps, whose words stand in the catalogue, and what whoever has read it can do at once. */
type GuidePlan = {
  readonly steps: readonly [Step, Step, Step, Step]
  readonly next?: Button<Text>
}

export const GUIDES: { readonly [guide in GuideNumber]: GuidePlan } = {
  1: {
    steps: [
      { scene: 'typed', said: 'guide.hd1.said1' },
      { scene: 'questions' },
      { scene: 'printed' },
      { scene: 'atTheDoor' },
    ],
    next: { label: text('menu.button.registerVenue'), press: 'registerVenue:' },
  },
  2: {
    steps: [
      { scene: 'log', said: 'guide.hd2.said1' },
      { scene: 'file', said: 'guide.hd2.said2' },
      { scene: 'staff', said: 'guide.hd2.said3' },
      { scene: 'gates', said: 'guide.hd2.said4' },
    ],
  },
  3: {
    steps: [
      { scene: 'onShift', said: 'guide.hd3.said1' },
      { scene: 'scanned' },
      { scene: 'oneLine', said: 'guide.hd3.said3' },
      { scene: 'paperList' },
    ],
    next: { label: text('shift.button.start'), press: 'shift:' },
  },
  4: {
    steps: [
      { scene: 'opened' },
      { scene: 'greeted', said: 'guide.hd4.said2' },
      { scene: 'consent', said: 'consent.visits.yes' },
      { scene: 'ready' },
    ],
    next: { label: text('menu.button.declare'), press: 'declare:' },
  },
  5: {
    steps: [
      { scene: 'pressed', said: 'menu.button.declare' },
      { scene: 'ticked', said: 'guide.hd5.said2' },
      { scene: 'shown' },
      { scene: 'family' },
    ],
    next: { label: text('menu.button.declare'), press: 'declare:' },
  },
  6: {
    steps: [
      { scene: 'photographed' },
      { scene: 'sent' },
      { scene: 'recorded', said: 'guide.hd6.said3' },
      { scene: 'leaving', said: 'checkIn.button.out' },
    ],
  },
}

export function guideNumber(typed: string): GuideNumber | undefined {
  const [, digit] = /^(?:hd|guide)?\s*0?([1-6])$/i.exec(typed.trim()) ?? []
  return GUIDE_NUMBERS.find((number) => String(number) === digit)
}

/** `HD 05. Khai báo y tế, nhận mã QR`. */
export function guideHeading(number: GuideNumber): Text {
  return text('guide.heading', { name: guideName(number), title: text(`guide.hd${number}.title`) })
}

export function guideName(number: GuideNumber): Text {
  return text('guide.name', { number })
}
