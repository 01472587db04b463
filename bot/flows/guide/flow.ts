import { catalogues } from '../../../locales/catalogue.ts'
import { fold } from '../../core/fold.ts'
import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import type { Flow } from '../flow.ts'
import { type GuideNumber, guideNumber } from './guides.ts'
import { showAll, showMenu } from './menu.ts'
import { sendPaper, showGuide } from './show.ts'
import { sayLoudspeakerText, sendLeafletPaper, showLeaflet } from './ward.ts'

const PRESSES = {
  guide: guided(showGuide),
  guidePaper: guided(sendPaper),
  guides: async (turn: Turn) => showAll(turn),
  leaflet: showLeaflet,
  leafletPaper: sendLeafletPaper,
  loudspeaker: sayLoudspeakerText,
}

/** The circular's guides, and what wards hand out and read aloud. Nothing in them is about anybody, so groups have them too. */
export const guideFlow: Flow = {
  commands: [
    { words: 'command.guide', where: 'private', takesMore: true, run: guideAsked },
    // Not without a slash: people in a group speak of guides.
    { words: 'command.guide', where: 'group', run: guideAsked },
  ],
  presses: { ...PRESSES, guideMenu: showMenu },
  groupPresses: PRESSES,
}

/** /huongdan, and what is wanted: a number, what a ward needs, or nothing, which is a choice. */
async function guideAsked(turn: Turn, asked: string): Promise<void> {
  const number = guideNumber(asked)
  if (number) return showGuide(turn, number)
  if (isOneOf('guide.words.ward', asked)) return showLeaflet(turn)
  if (isOneOf('guide.words.loudspeaker', asked)) return sayLoudspeakerText(turn)
  return turn.chat.kind === 'group' ? showAll(turn) : showMenu(turn)
}

function isOneOf(list: 'guide.words.ward' | 'guide.words.loudspeaker', asked: string): boolean {
  const said = fold(asked)
  return [catalogues.vi[list], catalogues.en[list]].some((words) =>
    words.split('|').some((word) => fold(word) === said),
  )
}

/** A button that bears the number of a guide. */
function guided(show: (turn: Turn, number: GuideNumber) => void) {
  return async (turn: Turn, argument: string): Promise<void> => {
    const number = guideNumber(argument)
    return number ? show(turn, number) : say(turn, { text: text('menu.staleButton') })
  }
}
