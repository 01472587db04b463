/** Storage that a browser may refuse, in a private window or when it is full: then nothing is kept. @param {() => Storage} storage */
function forgiving(storage) {
  /** @template Result @param {(storage: Storage) => Result} use @returns {Result | null} */
  const attempt = (use) => {
    try {
      return use(storage())
    } catch {
      return null
    }
  }
  return {
    /** @param {string} name */
    read: (name) => attempt((kept) => kept.getItem(name)),
    /** @param {string} name @param {string} value */
    write: (name, value) => attempt((kept) => kept.setItem(name, value)),
    /** @param {string} name */
    remove: (name) => attempt((kept) => kept.removeItem(name)),
  }
}

/** Kept for this device, and for this tab. */
export const device = forgiving(() => localStorage)
export const tab = forgiving(() => sessionStorage)
