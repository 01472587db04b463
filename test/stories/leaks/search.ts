import { Finder } from './finder.ts'
import { foldedBytes, numbersIn } from './readings.ts'
import type { Finding, Place, Secret } from './secret.ts'
import { type Spellings, spellingsOf } from './spellings.ts'

/** Looks for secrets in places: whatever they are written in, and as whatever they are written. */
export class Search {
  readonly #numbers = new Map<string, Secret>()
  readonly #folded: Finder<Secret>
  readonly #plain: Finder<Secret>
  readonly #coded: Finder<Secret>

  constructor(secrets: readonly Secret[]) {
    const spelled = secrets.map((secret) => [secret, spellingsOf(secret.value)] as const)
    const finder = (waysOf: (spellings: Spellings) => readonly (string | Uint8Array)[]) =>
      new Finder(
        spelled.flatMap(([secret, spellings]) =>
          waysOf(spellings).map((way) => [Buffer.from(way), secret] as const),
        ),
      )
    this.#folded = finder(({ folded }) => folded)
    this.#plain = finder(({ plain }) => plain)
    this.#coded = finder(({ coded }) => coded)
    for (const [secret, { numbers }] of spelled)
      for (const number of numbers) this.#numbers.set(number, secret)
  }

  /** What lies in a place and must not. */
  in({ name, content }: Place): Finding[] {
    const found = typeof content === 'string' ? this.#inText(content) : this.#inBytes(content)
    return [...found].map((secret) => ({ secret, place: name }))
  }

  #inText(text: string): Set<Secret> {
    const numbers = [...numbersIn(text)].flatMap((number) => this.#numbers.get(number) ?? [])
    const letters = this.#folded.find(foldedBytes(text))
    return new Set([...numbers, ...letters, ...this.#coded.find(Buffer.from(text))])
  }

  #inBytes(bytes: Uint8Array): Set<Secret> {
    return new Set([...this.#plain.find(bytes), ...this.#coded.find(bytes)])
  }
}
