import type { Messenger } from './received.ts'
import type { UnitDirectory } from './units.ts'

/** What a flow knows of the city that it works for. */
export type City = {
  readonly name: string
  readonly timeZone: string
  readonly edition: string
  readonly units: UnitDirectory
  /** The address that posters and links carry, and those of posters that still hang. */
  readonly base: string
  readonly formerBases: readonly string[]
  /** No public address is set: posters say that they are for trial. */
  readonly trial: boolean
  readonly contact: string | undefined
  readonly summaryHour: number
  /**
   * The messengers that are on, with the name by which a person finds the bot there; it is unknown while the
   * messenger can't be reached. The web chat is always on.
   */
  readonly messengers: Partial<Record<Messenger, { readonly botName: () => string | undefined }>>
}
