import { ACCENT, FAINT } from './colours.ts'
import {
  area,
  arrow,
  bubble,
  button,
  checkBox,
  door,
  finger,
  line,
  person,
  phone,
  poster,
  print,
  qrGlyph,
  sheet,
  tick,
  viewfinder,
} from './guideFigures.ts'
import type { Mark } from './page.ts'

/** A scene is drawn in a box of this size, in units of its own. */
export const SCENE_WIDTH = 46
export const SCENE_HEIGHT = 32
/** People and doors stand on this line. */
const FLOOR = 31
const PHONE = { x: 15, y: 1, width: 16, height: 30 }

/** What a log shows: nobody's whole name. */
const LOG_LINES = ['14:05 Nguyễn V***', '14:09 Lê Thị ***', '14:12 Phạm H***', '14:20 Trần ***']

/** Draws a scene; `said` is what somebody types or presses in it, in the reader's language. */
type Scene = (said: string) => Mark[]

/** A phone in the middle, with something on its screen. */
function onPhone(...screen: readonly Mark[]): Mark[] {
  return [...phone(PHONE.x, PHONE.y, PHONE.width, PHONE.height), ...screen]
}

/** A wide phone, for what must be read on it. */
function onWidePhone(...screen: readonly Mark[]): Mark[] {
  return [...phone(10, 1, 26, 30), ...screen]
}

/** Somebody writes a command, and the chat answers. */
function typed(said: string): Mark[] {
  return onWidePhone(
    ...bubble({ x: 12, y: 7, width: 16, height: 6 }, { rows: 2 }),
    ...bubble({ x: 17, y: 15, width: 17, height: 4.6 }, { mine: said }),
    ...bubble({ x: 12, y: 22, width: 16, height: 6 }, { rows: 2 }),
  )
}

/** The paper plane of a messenger's send button. */
function sendSign(x: number, y: number): Mark[] {
  return [area(`M${x - 2} ${y - 2}L${x + 2.4} ${y}L${x - 2} ${y + 2}L${x - 1} ${y}Z`, ACCENT)]
}

/** A command on a phone at the left, and room for what it is about at the right. */
function asked(said: string): Mark[] {
  return [
    ...phone(3, 1, 20, 30),
    ...bubble({ x: 5, y: 7, width: 16, height: 4.8 }, { mine: said }),
    ...bubble({ x: 5, y: 14, width: 13, height: 6 }, { rows: 2 }),
    ...bubble({ x: 5, y: 22, width: 13, height: 6 }, { rows: 2 }),
  ]
}

const SCENES = {
  /** A poster is asked for in the chat. */
  typed,
  /** A few questions, each with its answer. */
  questions: () =>
    onWidePhone(
      ...bubble({ x: 12, y: 7, width: 14, height: 3.4 }, { rows: 1 }),
      ...bubble({ x: 22, y: 12, width: 12, height: 3.4 }, { mine: 'Phở Hoa' }),
      ...bubble({ x: 12, y: 17, width: 14, height: 3.4 }, { rows: 1 }),
      ...bubble({ x: 20, y: 22, width: 14, height: 3.4 }, { mine: '5 Cầu Đất' }),
    ),
  /** The poster arrives in the chat and comes out on paper. */
  printed: () => [
    ...phone(3, 3, 15, 27),
    ...poster(5.5, 10, 10, 14),
    ...arrow(20, 16, 5),
    ...poster(27, 1.5, 17, 29),
  ],
  /** The poster at the door, at the height of the eyes. */
  atTheDoor: () => [
    line(`M2 ${FLOOR}H44`),
    ...door(4, 5, 15, 26),
    ...poster(22, 6, 9, 13),
    ...person(38, FLOOR, 21),
  ],
  /** The log: masked names, and when they came. */
  log: (said) =>
    onWidePhone(
      ...bubble({ x: 19, y: 6.4, width: 15, height: 4.2 }, { mine: said }),
      ...sheet({ x: 12, y: 12.6, width: 22, height: 16.6 }, 0),
      ...LOG_LINES.flatMap((entry, i) => print(13.4, 16.4 + 3.6 * i, 19.4, entry)),
    ),
  /** The log as a file. */
  file: (said) => [
    ...asked(said),
    ...arrow(25, 16, 4.5),
    ...sheet({ x: 31.5, y: 6, width: 13, height: 20 }, 4),
    line('M35.8 6V26M40.2 6V26', FAINT, 0.5),
  ],
  /** Staff are invited. */
  staff: (said) => [
    ...asked(said),
    ...person(31, FLOOR, 18),
    ...person(40, FLOOR, 18, FAINT),
    line('M35.5 5V11M32.5 8H38.5', ACCENT, 1.2),
  ],
  /** What belongs to the place: gates and posters. */
  gates: (said) => [
    ...asked(said),
    line(`M25 ${FLOOR}H45`),
    ...door(27, 11, 9, 20),
    ...poster(37.5, 12, 7, 10),
  ],
  /** Somebody begins to stand at the door. */
  onShift: (said) => [
    ...asked(said),
    line(`M25 ${FLOOR}H45`),
    ...door(27, 8, 10, 23),
    ...person(41, FLOOR, 18),
  ],
  /** The guard's phone takes a photo of the visitor's. */
  scanned: () => [
    ...phone(27, 3, 15, 27),
    ...qrGlyph(29.5, 10.5, 10),
    ...viewfinder(27.8, 8.8, 13.4),
    ...arrow(25, 16, -5),
    ...phone(4, 3, 15, 27),
    ...viewfinder(6, 10, 11),
    ...qrGlyph(8, 12, 7),
  ],
  /** A visitor without a code, as one line. */
  oneLine: (said) => [
    ...phone(3, 1, 29, 30),
    ...bubble({ x: 5.5, y: 7, width: 24, height: 8 }, { mine: said }),
    ...bubble({ x: 5.5, y: 18, width: 17, height: 4 }, { rows: 1 }),
    ...tick(25.8, 20, 2),
    ...person(39, FLOOR, 20),
  ],
  /** Names on paper, written into the chat afterwards. */
  paperList: () => [
    ...sheet({ x: 4, y: 4, width: 16, height: 25 }, 6),
    line('M8.5 4V29', FAINT, 0.5),
    ...arrow(22, 16, 5),
    ...phone(29, 2, 14, 28),
    ...bubble({ x: 31, y: 9, width: 10, height: 12 }, { rows: 5 }),
  ],
  /** The leaflet's or poster's code opens the chat. */
  opened: () => [
    ...poster(3, 2, 18, 28),
    ...arrow(23, 16, 4.5),
    ...phone(29, 2, 14, 28),
    ...bubble({ x: 31, y: 9, width: 10, height: 6 }, { rows: 2 }),
  ],
  /** The greeting, with its buttons. */
  greeted: (said) =>
    onWidePhone(
      ...bubble({ x: 20, y: 6.6, width: 14, height: 4.4 }, { mine: said }),
      ...bubble({ x: 12, y: 12.6, width: 18, height: 6.6 }, { rows: 2 }),
      ...button({ x: 12, y: 21, width: 10.4, height: 3.6 }, '', true),
      ...button({ x: 23.6, y: 21, width: 10.4, height: 3.6 }, '', false),
      ...button({ x: 12, y: 25.8, width: 10.4, height: 3.6 }, '', false),
      ...button({ x: 23.6, y: 25.8, width: 10.4, height: 3.6 }, 'English', false),
    ),
  /** What is kept and why, and the yes to it. */
  consent: (said) =>
    onWidePhone(
      ...sheet({ x: 12, y: 7, width: 22, height: 13 }, 4),
      ...button({ x: 12, y: 22.4, width: 22, height: 5 }, said, true),
    ),
  /** Everything is ready. */
  ready: () => [
    ...onPhone(...bubble({ x: 17, y: 7.5, width: 12, height: 5 }, { rows: 2 }), ...tick(23, 20.5, 5)),
    ...person(7, FLOOR, 19),
    ...person(39, FLOOR, 19, FAINT),
  ],
  /** A declaration is begun by a button. */
  pressed: (said) =>
    onWidePhone(
      ...bubble({ x: 12, y: 7, width: 18, height: 7 }, { rows: 2 }),
      ...button({ x: 12, y: 17, width: 22, height: 5.4 }, said, true),
      ...finger(32, 22),
    ),
  /** Symptoms to be ticked, or none of them. */
  ticked: (said) =>
    onWidePhone(
      ...checkBox(13, 7.6, 19, false),
      ...checkBox(13, 11.8, 16, false),
      ...checkBox(13, 16, 18, false),
      ...button({ x: 12, y: 21.6, width: 22, height: 5.4 }, said, true),
    ),
  /** The personal code, shown to somebody at the door. */
  shown: () => [
    ...person(8, FLOOR, 20),
    ...phone(15, 1, 16, 30),
    ...qrGlyph(17.5, 8, 11),
    line('M18 22.4h10M19.5 25h7', FAINT, 0.8),
    ...person(38.5, FLOOR, 20, FAINT),
  ],
  /** A family, and a card for each. */
  family: () => [
    ...person(8, FLOOR, 23),
    ...person(18.5, FLOOR, 20, FAINT),
    ...person(27, FLOOR, 13),
    ...sheet({ x: 33, y: 4, width: 11, height: 11 }, 0),
    ...qrGlyph(35, 6, 7),
    ...sheet({ x: 33, y: 17.5, width: 11, height: 11 }, 0),
    ...qrGlyph(35, 19.5, 7),
  ],
  /** A phone before the poster. */
  photographed: () => [
    ...poster(3, 1.5, 19, 29),
    ...viewfinder(5, 7, 15),
    ...arrow(28, 16, -4.5),
    ...phone(30, 4, 14, 25),
    ...viewfinder(32, 11, 10),
    ...qrGlyph(34, 13, 6),
  ],
  /** The photo goes into the chat. */
  sent: () =>
    onWidePhone(
      ...bubble({ x: 12, y: 6.6, width: 12, height: 5 }, { rows: 2 }),
      ...poster(24, 9, 10, 14),
      ...bubble({ x: 12, y: 25, width: 16, height: 4 }, { rows: 1 }),
      ...sendSign(32, 27),
    ),
  /** The visit is recorded. */
  recorded: (said) =>
    onWidePhone(
      ...tick(16, 12, 3.2),
      ...bubble({ x: 20.4, y: 9.6, width: 14, height: 4.8 }, { mine: said }),
      ...bubble({ x: 12, y: 19, width: 22, height: 8 }, { rows: 2 }),
    ),
  /** Out of the door, with a tap. */
  leaving: (said) => [
    ...phone(3, 1, 20, 30),
    ...tick(7.4, 10, 2.2),
    line('M11.5 9h8.5M11.5 11.4h6', FAINT, 0.8),
    ...button({ x: 5, y: 16, width: 16, height: 6 }, said, true),
    line(`M25 ${FLOOR}H45`),
    ...door(26, 8, 10, 23),
    ...arrow(38, 19, 6),
  ],
} as const satisfies Record<string, Scene>

export type SceneName = keyof typeof SCENES

export function scene(name: SceneName, said: string): Mark[] {
  const drawn: Scene = SCENES[name]
  return [...drawn(said)]
}
