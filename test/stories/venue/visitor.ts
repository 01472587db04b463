import { randomBytes } from 'node:crypto'
import type { ShownLine } from '../../../bot/channels/web/line.ts'
import { WebPerson } from '../../support/webPerson.ts'
import { ledTo, openedPage } from '../openedPage.ts'
import type { CrowdWho } from '../script.ts'
import type { CrowdAct } from '../stage.ts'
import type { Somebody } from './names.ts'

/** What came of what somebody did: the bot's last words, and how long each of its answers took in milliseconds. */
export type Outcome = {
  readonly said: string
  readonly waits: readonly number[]
  readonly picture?: Uint8Array
}

/** What is said to each question. A label in brackets is tapped. */
const SAYINGS: readonly (readonly [asked: RegExp, says: (somebody: Somebody) => string])[] = [
  [/^Tờ khai của Anh\/Chị\./u, () => '[Gửi]'],
  [/^Đây là .* Để ghi lượt vào,/u, () => '[Đồng ý ghi lượt vào]'],
  [/^Để nhận tờ khai y tế,/u, () => '[Đồng ý khai báo y tế]'],
  [/họ và tên/iu, ({ name }) => name],
  [/^Năm sinh\?/u, ({ birthYear }) => String(birthYear)],
  [/^Số điện thoại/u, ({ phone }) => phone],
  [/^Giới tính\?/u, () => '[Nữ]'],
  [/^Quốc tịch\?/u, () => '[Việt Nam]'],
  [/^Số CCCD hoặc hộ chiếu\?/u, () => '[Bỏ qua]'],
  [/^E-mail\?/u, () => '[Bỏ qua]'],
  [/ở (?:phường, xã nào|địa chỉ nào)\?/u, () => '5 Lương Khánh Thiện, phường Ngô Quyền'],
  [/^Trong 14 ngày qua,/u, () => '[Không có điều nào]'],
]

/** Nothing takes more answers of the bot than a declaration. */
const MOST_ANSWERS = 15

/** One of the many: answers what is asked until nothing is asked any more. */
export class Visitor {
  readonly somebody: Somebody
  whereabouts: CrowdWho = 'mới'
  readonly #person: WebPerson

  constructor(base: string, somebody: Somebody) {
    this.somebody = somebody
    this.#person = new WebPerson(`${base}/chat#me=${randomBytes(32).toString('base64url')}`)
  }

  holds(): readonly string[] {
    return [this.somebody.name, this.somebody.phone, ...this.#person.secrets]
  }

  /** @param address what a code says that the phone's own camera is pointed at. */
  async carryOut(act: CrowdAct['act'], address: string | undefined): Promise<Outcome> {
    const waits: number[] = []
    let line = await this.#timed(waits, () => this.#begin(act, address))
    for (let saying = this.#sayingTo(line); saying !== undefined; saying = this.#sayingTo(line)) {
      if (waits.length > MOST_ANSWERS) throw new Error(`somebody is asked again and again: ${line.text}`)
      const says = saying
      line = await this.#timed(waits, () => this.#say(says))
    }
    const picture = line.file && (await this.#person.file(line))
    this.#noteWhereabouts(line.text)
    return { said: line.text, waits, ...(picture && { picture }) }
  }

  async #begin(act: CrowdAct['act'], address: string | undefined): Promise<void> {
    switch (act.kind) {
      case 'say':
        return this.#person.say(act.text)
      case 'tap':
        return this.#person.tap(act.label)
      case 'sendPhoto':
        return this.#person.sendPhoto(act.photo)
      case 'scan':
        return this.#person.open(await this.#payloadAt(address))
    }
  }

  /** Opens the poster's page and follows its link into the web chat. */
  async #payloadAt(address: string | undefined): Promise<string> {
    if (address === undefined) throw new Error('the camera found no code')
    const page = await openedPage(address)
    const target = await ledTo(page, 'Ghi ngay tại đây')
    if (target === undefined)
      throw new Error(`the page of the poster has no way in: ${[...page.links.keys()]}`)
    return new URLSearchParams(target.hash.slice(1)).get('open') ?? ''
  }

  async #timed(waits: number[], act: () => Promise<void>): Promise<ShownLine> {
    const began = performance.now()
    await act()
    const line = await this.#person.hear()
    waits.push(performance.now() - began)
    return line
  }

  #sayingTo({ text }: ShownLine): string | undefined {
    return SAYINGS.find(([asked]) => asked.test(text))?.[1](this.somebody)
  }

  #say(saying: string): Promise<void> {
    const [, label] = /^\[(.+)\]$/u.exec(saying) ?? []
    return label === undefined ? this.#person.say(saying) : this.#person.tap(label)
  }

  #noteWhereabouts(said: string): void {
    if (/^✅ Đã ghi VÀO/u.test(said)) this.whereabouts = 'trong chợ'
    else if (/^✅ Đã ghi RA/u.test(said)) this.whereabouts = 'đã về'
  }
}
