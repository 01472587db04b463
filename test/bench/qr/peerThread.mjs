// A worker thread does not inherit the main thread's TypeScript loader, so this plain file registers one of its own.
import { register } from 'tsx/esm/api'

register()
export const { read } = await import('./peerThread.ts')
