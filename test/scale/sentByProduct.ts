/**
 * What the product sent, by its text, since the driver was watched. A statement is the product's when it was written in its rooms
 * or built by drizzle; what a test asks of the database by itself is not.
 */
export const sentByProduct = new Set<string>()

type Watched = { readonly origin: string; written?: string; string?: string }
type Driver = (url: string, options: object) => (strings: TemplateStringsArray) => object

const ROOT = new URL('../../', import.meta.url).pathname
/** The rooms of the product; a frame of another file of ours is a test's. */
const ROOMS = ['db', 'server', 'bot']
/** Deep enough for drizzle's way to the driver. */
const FRAMES = 40

/** Stands in the place of the driver, which notes where a query was made only while it is being debugged. */
export async function watchedDriver(original: () => Promise<{ default: Driver }>): Promise<object> {
  const { default: real } = await original()
  Error.stackTraceLimit = FRAMES
  let isWatched = false
  const watched: Driver = (url, options) => {
    const client = real(url, { ...options, debug: () => {} })
    if (!isWatched) watch(Object.getPrototypeOf(client(Object.assign([''], { raw: [''] }))) as Watched)
    isWatched = true
    return client
  }
  return { default: Object.assign(watched, real) }
}

/** The driver writes the text of a query into it when it sends it. */
function watch(queries: Watched): void {
  Object.defineProperty(queries, 'string', {
    get(this: Watched) {
      return this.written
    },
    set(this: Watched, text: string) {
      this.written = text
      if (isProducts(this.origin)) sentByProduct.add(text)
    },
  })
}

function isProducts(origin: string): boolean {
  if (origin.includes('/drizzle-orm/')) return true
  const asked = origin
    .split('\n')
    .map(ownFile)
    .find((file) => file !== undefined && !file.startsWith('test/scale/'))
  return ROOMS.includes(asked?.split('/')[0] ?? '')
}

/** The file of a frame, from our root on, if it is ours. */
function ownFile(frame: string): string | undefined {
  const [before, file] = frame.split(ROOT)
  return before === frame || file === undefined || file.startsWith('node_modules/') ? undefined : file
}
