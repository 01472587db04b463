import { currentLanguage } from './texts.js'

/** Seconds after which a request is given up and made again; a photo may crawl over a bad network, and the server waits a little longer. */
const REQUEST_SECONDS = 20
const PHOTO_SECONDS = 180
/** Attempts at a picture that is not drawn yet, before the person is told and may tap to try again. */
const FILE_ATTEMPTS = 4
/** Seconds that the server holds a request when there is nothing new, and what the way may take besides. */
const WAIT_SECONDS = 25
const SLACK_SECONDS = 12

/** The file was kept for a time, and the time is over. */
export class FileGone extends Error {}

/**
 * Requests of one person, in the own chat or in a room.
 * @param {{ secret: string, room: string | null }} identity
 */
export function createConnection({ secret, room }) {
  /** @param {string} path @param {{ seconds?: number, signal?: AbortSignal, headers?: Record<string, string>, body?: BodyInit }} options */
  async function request(path, { seconds = REQUEST_SECONDS, signal, headers = {}, body } = {}) {
    const limit = new AbortController()
    const timer = setTimeout(() => limit.abort(), seconds * 1000)
    signal?.addEventListener('abort', () => limit.abort())
    const own = {
      authorization: `Bearer ${secret}`,
      'accept-language': currentLanguage(),
      ...(room && { 'x-room': room }),
    }
    try {
      const method = body === undefined ? 'GET' : 'POST'
      const response = await fetch(path, {
        method,
        headers: { ...own, ...headers },
        body,
        signal: limit.signal,
      })
      // The body is read here, so that the limit holds for it too.
      const content = response.headers.get('content-type')?.includes('json')
        ? await response.json()
        : await response.blob()
      return { ok: response.ok, status: response.status, headers: response.headers, content }
    } finally {
      clearTimeout(timer)
    }
  }

  return {
    /** @param {Entry} entry @returns {Promise<Delivered>} */
    async deliver(entry) {
      const age = Math.max(0, (Date.now() - entry.at) / 1000)
      const { ok, status, headers, content } =
        entry.kind === 'photo'
          ? await request('/chat/photos', photoPost(entry, age))
          : await request('/chat/messages', {
              headers: { 'content-type': 'application/json' },
              body: JSON.stringify({ ...entry, at: undefined, age }),
            })
      if (ok) return { outcome: 'sent' }
      if ([400, 401, 409, 413, 415].includes(status)) {
        return { outcome: 'failed', problem: problemOf(entry, status, content?.problem) }
      }
      return { outcome: 'again', seconds: Number(headers.get('retry-after')) || 0 }
    },

    /** @param {{ after?: string, before?: string, typing?: boolean, wait?: boolean, signal?: AbortSignal }} query @returns {Promise<News>} */
    async news({ after, before, typing, wait, signal }) {
      const query = new URLSearchParams({ wait: String(wait ? WAIT_SECONDS : 0), typing: typing ? '1' : '0' })
      if (after) query.set('after', after)
      if (before) query.set('before', before)
      const seconds = wait ? WAIT_SECONDS + SLACK_SECONDS : REQUEST_SECONDS
      const { ok, content } = await request(`/chat/messages?${query}`, { seconds, signal })
      if (!ok) throw new Error('no news')
      return content
    },

    /** @param {string} url @returns {Promise<Blob>} */
    async file(url) {
      for (let attempt = 1; ; attempt += 1) {
        const { ok, status, headers, content } = await request(url, { seconds: PHOTO_SECONDS })
        if (ok) return content
        if (status === 404) throw new FileGone()
        // Whoever draws is busy, or asked to be asked later; anything else stays as it is.
        const seconds = Number(headers.get('retry-after'))
        if (!seconds || attempt >= FILE_ATTEMPTS) throw new Error('no file')
        await pause(seconds, new AbortController().signal)
      }
    },
  }
}

/** @param {Extract<Entry, { kind: 'photo' }>} entry @param {number} age */
function photoPost({ id, photo, album }, age) {
  const headers = {
    'content-type': photo.type,
    'x-message-id': id,
    'x-age': String(age),
    ...(album && { 'x-album': album }),
  }
  return { headers, body: photo, seconds: PHOTO_SECONDS }
}

/** @param {Entry} entry @param {number} status @param {string | undefined} problem */
function problemOf(entry, status, problem) {
  if (status === 413) return entry.kind === 'photo' ? 'photoTooLarge' : 'tooLong'
  return problem === 'notAnImage' ? problem : 'malformed'
}

/** A pause that can be cut short. @param {number} seconds @param {AbortSignal} cut @returns {Promise<void>} */
export function pause(seconds, cut) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, seconds * 1000)
    cut.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
