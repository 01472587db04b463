import type { Accept } from '../inbox/accept.ts'

/**
 * Accepts what one bot was told. Each bot counts its updates by itself, so that after a change of the bot the numbers of
 * the new one may be those of the old one's messages: with the bot's own number before them they are no repetitions.
 */
export function acceptFrom(botId: string, accept: Accept): Accept {
  return (channel, received) =>
    accept(channel, { ...received, externalId: `${botId}:${received.externalId}` })
}
