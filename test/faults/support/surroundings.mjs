// Preloaded by a server that is tried out: look-ups of names and the clock are as a file says, which is written from outside.
import dns from 'node:dns'
import { appendFileSync, readFileSync } from 'node:fs'

/** Milliseconds between two looks at the file. */
const LOOK_AGAIN = 25
/** Names under this one are the emulators', on this machine. */
const EMULATED = '.example.test'

const file = process.env.SURROUNDINGS_FILE
let now = { dnsError: null, clockSeconds: 0 }

function look() {
  try {
    now = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    // It is just being written.
  }
}

look()
setInterval(look, LOOK_AGAIN).unref()

const lookup = dns.lookup
dns.lookup = (name, options, callback) => {
  const [wishes, done] = typeof options === 'function' ? [{}, options] : [options, callback]
  if (now.dnsError !== null) {
    appendFileSync(`${file}.failed`, '.')
    const error = Object.assign(new Error(`getaddrinfo ${now.dnsError} ${name}`), {
      code: now.dnsError,
      syscall: 'getaddrinfo',
      hostname: name,
    })
    process.nextTick(done, error)
  } else lookup(name.endsWith(EMULATED) ? '127.0.0.1' : name, wishes, done)
}

const RealDate = Date
globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + now.clockSeconds * 1000)
    else super(...given)
  }

  static now() {
    return RealDate.now() + now.clockSeconds * 1000
  }
}
