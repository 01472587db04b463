import type { Import } from './imports.ts'

/** Which rooms a room may import, beside itself. The test room may import all. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  server: ['bot', 'db', 'locales'],
  bot: ['db', 'locales'],
  db: [],
  locales: [],
}

type Rule = { readonly says: string; readonly broken: (one: Import) => boolean }

/** Arrows inside the bot, by the paths of both ends. */
const RULES: readonly Rule[] = [
  {
    says: 'reading codes and drawing know no chats, no database and no flows',
    broken: ({ from, to }) => /^bot\/(?:qr|draw)\//.test(from) && !/^bot\/(?:qr|draw)\//.test(to),
  },
  {
    says: 'the core knows no flows',
    broken: ({ from, to }) => from.startsWith('bot/core/') && to.startsWith('bot/flows/'),
  },
  {
    says: 'the core knows messengers only by their contract, bot/channels/channel.ts',
    broken: ({ from, to }) => from.startsWith('bot/core/') && channelOf(to) !== undefined,
  },
  {
    says: 'flows know no messenger',
    broken: ({ from, to }) => from.startsWith('bot/flows/') && channelOf(to) !== undefined,
  },
  {
    says: 'a messenger knows no flows',
    broken: ({ from, to }) => from.startsWith('bot/channels/') && to.startsWith('bot/flows/'),
  },
  {
    says: 'messengers do not know each other',
    broken: ({ from, to }) => {
      const [one, other] = [channelOf(from), channelOf(to)]
      return one !== undefined && other !== undefined && one !== other
    },
  },
]

/** Imports that go against the arrows, each in a line. */
export function wrongArrows(imports: readonly Import[]): string[] {
  return imports.flatMap((one) => {
    const line = `${one.from} imports ${one.to}`
    const rooms = wrongRooms(one) ? [`${line}: ${roomOf(one.from)} may not import ${roomOf(one.to)}`] : []
    return [...rooms, ...RULES.filter((rule) => rule.broken(one)).map(({ says }) => `${line}: ${says}`)]
  })
}

function wrongRooms({ from, to }: Import): boolean {
  const allowed = ARROWS[roomOf(from)]
  return allowed !== undefined && roomOf(from) !== roomOf(to) && !allowed.includes(roomOf(to))
}

function roomOf(path: string): string {
  return path.split('/')[0] ?? ''
}

/** The messenger to whose folder a file belongs. */
function channelOf(path: string): string | undefined {
  return /^bot\/channels\/([^/]+)\//.exec(path)?.[1]
}
