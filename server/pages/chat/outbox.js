import { pause } from './connection.js'
import { device } from './storage.js'

/** Hours after which what could not be sent is not worth sending. */
const KEPT_HOURS = 24
const LONGEST_PAUSE_SECONDS = 15
/** Attempts after which the person is told and may press to try at once. */
const ATTEMPTS_BEFORE_NOTICE = 2

/**
 * Sends one thing after the other, each until it is sent or refused, with the same id each time so that nothing is
 * doubled. Texts and buttons outlive a reload; a photo is too large for that.
 * @param {{
 *   name: string,
 *   deliver: (entry: Entry) => Promise<Delivered>,
 *   changed: (entry: Entry, state: SendState, problem?: string) => void,
 * }} options
 */
export function createOutbox({ name, deliver, changed }) {
  const key = `khaibao.outbox.${name}`
  /** @type {Entry[]} */
  const queue = stored(key)
  let cut = new AbortController()
  let running = false

  async function run() {
    if (running) return
    running = true
    for (let entry = queue[0]; entry; entry = queue[0]) {
      const { state, problem } = await persist(entry)
      queue.shift()
      forget(key, entry.id)
      changed(entry, state, problem)
    }
    running = false
  }

  /** @param {Entry} entry @returns {Promise<{ state: SendState, problem?: string }>} */
  async function persist(entry) {
    for (let attempt = 1; ; attempt += 1) {
      changed(entry, attempt > ATTEMPTS_BEFORE_NOTICE ? 'waiting' : 'sending')
      const result = await attemptOnce(entry)
      if (result.outcome === 'sent') return { state: 'sent' }
      if (result.outcome === 'failed') return { state: 'failed', problem: result.problem }
      if (attempt >= ATTEMPTS_BEFORE_NOTICE || !navigator.onLine) changed(entry, 'waiting')
      cut = new AbortController()
      await pause(Math.max(result.seconds, Math.min(LONGEST_PAUSE_SECONDS, 2 ** (attempt - 1))), cut.signal)
    }
  }

  /** @param {Entry} entry @returns {Promise<Delivered>} */
  async function attemptOnce(entry) {
    try {
      return await deliver(entry)
    } catch {
      return { outcome: 'again', seconds: 0 }
    }
  }

  return {
    /** What an earlier visit of the page left unsent. */
    waiting: () => [...queue],
    start: run,
    /** @param {Entry} entry */
    add(entry) {
      queue.push(entry)
      if (entry.kind !== 'photo') remember(key, entry)
      changed(entry, 'sending')
      run()
    },
    /** Tries at once instead of waiting on. */
    hurry: () => cut.abort(),
  }
}

/** @param {string} key @returns {Entry[]} */
function stored(key) {
  try {
    /** @type {Entry[]} */
    const entries = JSON.parse(device.read(key) ?? '[]')
    return entries.filter((entry) => Date.now() - entry.at < KEPT_HOURS * 3_600_000)
  } catch {
    return []
  }
}

/** Another tab of the same person writes there too, so what is there is read again. @param {string} key @param {Entry} entry */
function remember(key, entry) {
  device.write(key, JSON.stringify([...stored(key), entry]))
}

/** @param {string} key @param {string} id */
function forget(key, id) {
  const left = stored(key).filter((entry) => entry.id !== id)
  if (left.length > 0) device.write(key, JSON.stringify(left))
  else device.remove(key)
}
