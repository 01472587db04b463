// Copies a poster's code on the way to Zalo. Where nothing can be copied the page stays as it came, and all of it holds.

/** @param {string} id */
function part(id) {
  const found = document.getElementById(id)
  if (!found) throw new Error(`the page has no ${id}`)
  return found
}

const [code, copy, refused] = [part('code'), part('copy'), part('refused')]
const zalo = /** @type {HTMLAnchorElement} */ (part('zalo'))
/** The person knows that nothing was copied. */
let isTold = false

/**
 * The older of two ways comes first, because it is done before the tap leaves the page: the newer one takes its time, and
 * is refused once Zalo is in front.
 */
function copyAtOnce() {
  const selection = getSelection()
  try {
    selection?.selectAllChildren(code)
    return document.execCommand('copy')
  } catch {
    return false
  } finally {
    selection?.removeAllRanges()
  }
}

async function copyLater() {
  try {
    await navigator.clipboard.writeText(code.innerText)
    return true
  } catch {
    return false
  }
}

/** Shows the steps of those for whom a tap copies, or of those who copy by hand. @param {'tap' | 'hand'} way */
function showSteps(way) {
  for (const steps of document.querySelectorAll('[data-way]'))
    steps.toggleAttribute('hidden', steps.getAttribute('data-way') !== way)
}

/** @param {boolean} isCopied */
function tell(isCopied) {
  if (isCopied) copy.textContent = copy.dataset.copied ?? ''
  copy.hidden = !isCopied
  refused.hidden = isCopied
  isTold = !isCopied
  showSteps(isCopied ? 'tap' : 'hand')
}

copy.addEventListener('click', async () => tell(copyAtOnce() || (await copyLater())))

zalo.addEventListener('click', async (tap) => {
  if (isTold) return
  if (copyAtOnce()) return tell(true)
  // Whoever would come to Zalo with nothing to paste is told so; the next tap goes there.
  tap.preventDefault()
  const isCopied = await copyLater()
  tell(isCopied)
  if (isCopied) location.assign(zalo.href)
})

if ('clipboard' in navigator || document.queryCommandSupported?.('copy')) {
  copy.hidden = false
  showSteps('tap')
} else isTold = true
