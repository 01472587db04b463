import { connect as connectSocket, type Socket } from 'node:net'

/** Milliseconds of silence after which a connection is asked whether it is still there: the driver's own, for sockets that it opens. */
const KEEP_ALIVE = 60_000

/** Where the driver wants a connection to. */
type Place = {
  readonly host: readonly string[]
  readonly port: readonly number[]
  readonly path: string | false
}

/**
 * Tells connections that are lost from those that were refused, of both of which the driver says that they closed: one is lost when
 * fewer sockets are left than connections had opened on them. While one is being opened that isn't known yet. A refused one counts when
 * there is no other: then nothing is cut, and another server may take writes. Calls `lost` at every sign that comes after a loss.
 */
export function watchConnections(lost: () => void) {
  let sockets: readonly Socket[] = []
  let opened = 0
  const look = () => {
    sockets = sockets.filter((socket) => !socket.destroyed)
    if (sockets.length < Math.max(opened, 1)) lost()
  }
  return {
    /** Opens a socket for the driver, whose TLS asks it for the name of the host. */
    socket({ host: [host = ''], port: [port = 0], path }: Place): Socket {
      const kept = { keepAlive: true, keepAliveInitialDelay: KEEP_ALIVE }
      const socket = connectSocket(path === false ? { host, port, ...kept } : { path })
      sockets = [...sockets, socket]
      return Object.assign(socket, { host })
    },
    opened() {
      opened += 1
      look()
    },
    closed: look,
  }
}
