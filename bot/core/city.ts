import type { TemplateDirectory } from '../templates/directory.ts'
import type { ChannelName, Messenger } from './received.ts'
import type { UnitDirectory } from './units.ts'

/** How people come to the bot in a messenger: its name there, and the address that opens the chat, where there is one. */
export type MessengerEntry = { readonly botName: () => string | undefined; readonly chatLink?: string }

/** What a flow knows of the city that it works for. */
export type City = {
  readonly name: string
  readonly timeZone: string
  readonly edition: string
  readonly units: UnitDirectory
  /** Editions that were in force before, by name: their figures are still asked for. */
  readonly formerUnits: ReadonlyMap<string, UnitDirectory>
  /** Every declaration that can be made here, in force or not. */
  readonly templates: TemplateDirectory
  /** The address that posters and links carry, and those of posters that still hang. */
  readonly base: string
  readonly formerBases: readonly string[]
  /** No public address is set: posters say that they are for trial. */
  readonly trial: boolean
  readonly contact: string | undefined
  /** Where a declaration is asked on one page; elsewhere in the chat. */
  readonly pageFirst: readonly ChannelName[]
  readonly summaryHour: number
  /** When visits at one venue count as together; see `db/exposures.ts`. */
  readonly exposureRule: { readonly marginMinutes: number; readonly inferredMinutes: number }
  /** How the city's own reports are headed, addressed and signed. */
  readonly report: {
    readonly above: string | undefined
    readonly issuer: string
    readonly symbol: string
    readonly recipients: readonly string[]
    readonly signature: readonly string[]
  }
  /** Minutes for which mere words are left to a human who has answered by hand in a chat; 0 for not at all. */
  readonly humanMinutes: number
  /**
   * The messengers that are on, with the name by which a person finds the bot there; it is unknown while the
   * messenger can't be reached. The web chat is always on.
   */
  readonly messengers: Partial<Record<Messenger, MessengerEntry>>
}
