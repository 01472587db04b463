import { setTimeout as pause } from 'node:timers/promises'
import { type Actor, onTelegram, onTheWeb, onZalo } from '../../support/cast.ts'
import type { RunningTown } from '../town.ts'

/** Milliseconds in which somebody honest must have the answer, whatever else comes in. */
export const HONEST_MILLISECONDS = 60_000
/** Between two acts of one person: nobody taps all day. */
const BREATH_MILLISECONDS = 1_500
/** Characters of a conversation that are shown when it went wrong: its end. */
const CHARACTERS_SHOWN = 700

export type Step = readonly [act: (actor: Actor) => Promise<void>, answer: string]

export const say = (text: string) => (actor: Actor) => actor.say(text)
export const tap = (label: string) => (actor: Actor) => actor.tap(label)

/** A first visit, a declaration, and what is held. */
export function firstTime(code: string, phone: string): readonly Step[] {
  return [
    [say(code), 'chúng tôi cần lưu'],
    [tap('Đồng ý ghi lượt vào'), 'họ và tên'],
    [say('nguyễn văn bình'), 'điện thoại'],
    [say(phone), 'Đã ghi VÀO'],
    [tap('Ra'), 'Đã ghi RA'],
    [say('/khaibao'), 'cần lưu các câu trả lời'],
    [tap('Đồng ý khai báo y tế'), 'bấm Gửi'],
    [tap('Gửi'), ''],
  ]
}

/** What is answered to each question of a declaration, by words that it has; not every messenger asks each. */
const ANSWERS: readonly (readonly [asked: string, answer: (actor: Actor) => Promise<void>])[] = [
  ['Năm sinh', say('1985')],
  ['Giới tính', tap('Nam')],
  ['Quốc tịch', tap('Việt Nam')],
  ['CCCD', tap('Bỏ qua')],
  ['phường, xã nào', say('5 Cầu Đất, ngo quyen')],
  ['địa chỉ nào', say('5 Cầu Đất, ngo quyen')],
  ['14 ngày qua', tap('Không có điều nào')],
]

function everyTime(code: string): readonly Step[] {
  return [
    [say(code), 'Đã ghi VÀO'],
    [say('/dulieu'), ''],
    [say('/trogiup'), 'Kênh khai báo y tế'],
    [say('/ra'), 'Đã ghi RA'],
  ]
}

export type Tally = { answered: number; slowest: number; readonly wrong: string[] }

/** A dozen people in three messengers who do what the product is for, until the run is over. */
export function letHonestPeopleLive(
  town: RunningTown,
  goesOn: () => boolean,
): { tally: Tally; over: Promise<void> } {
  const tally: Tally = { answered: 0, slowest: 0, wrong: [] }
  const { telegram, zalo } = town.messengers
  const actors = [
    ...times(6, (number) => onTheWeb(`${town.base}/chat#me=${town.person(-10 - number)}`)),
    ...times(4, () => onTelegram(telegram.user({ firstName: 'Bình', languageCode: 'vi' }))),
    ...times(2, () => onZalo(zalo.user({ name: 'Bình' }))),
  ]
  const lives = actors.map((actor, number) => live(actor, number, town.codes, goesOn, tally))
  return { tally, over: Promise.all(lives).then(() => {}) }
}

function times<Made>(count: number, make: (number: number) => Made): Made[] {
  return Array.from({ length: count }, (_, number) => make(number))
}

async function live(
  actor: Actor,
  number: number,
  codes: readonly string[],
  goesOn: () => boolean,
  tally: Tally,
) {
  const code = codes[number % codes.length] ?? ''
  const phone = `09123450${String(10 + number)}`
  try {
    for (const step of firstTime(code, phone)) await take(actor, step, tally)
    while (goesOn()) for (const step of everyTime(code)) await take(actor, step, tally)
  } catch (error) {
    tally.wrong.push(`person ${number}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** Does it, answers what is asked on the way, and waits for what it leads to; what the bot says besides is passed over. */
export async function take(
  actor: Actor,
  [act, answer]: Step,
  tally: Tally,
  breath = BREATH_MILLISECONDS,
): Promise<void> {
  await act(actor)
  for (let began = performance.now(); ; ) {
    const text = await hearWithin(actor, HONEST_MILLISECONDS - (performance.now() - began), answer)
    const reply = text.includes(answer) ? undefined : ANSWERS.find(([asked]) => text.includes(asked))
    if (!reply && !text.includes(answer)) continue
    tally.answered += 1
    tally.slowest = Math.max(tally.slowest, performance.now() - began)
    await pause(breath)
    if (!reply) return
    await reply[1](actor)
    began = performance.now()
  }
}

async function hearWithin(actor: Actor, milliseconds: number, answer: string): Promise<string> {
  try {
    return (await actor.hear(Math.max(1, milliseconds))).text
  } catch (error) {
    throw new Error(`waited for "${answer}": ${String(error).slice(-CHARACTERS_SHOWN)}`)
  }
}
