/** Pixels: so near to the end counts as being there. */
const NEAR = 90

/**
 * Keeps the newest line in sight for somebody who is at the end, and leaves alone somebody who reads further up.
 * @param {HTMLElement} area @param {HTMLElement} content @param {HTMLButtonElement} newer
 */
export function createScrolling(area, content, newer) {
  let atEnd = true

  function toEnd() {
    area.scrollTop = area.scrollHeight
    atEnd = true
    newer.hidden = true
  }

  let top = 0
  area.addEventListener(
    'scroll',
    () => {
      const near = area.scrollHeight - area.scrollTop - area.clientHeight < NEAR
      // Only who scrolls up leaves the end: a picture that has just grown also makes it far away.
      if (near) atEnd = true
      else if (area.scrollTop < top) atEnd = false
      if (atEnd) newer.hidden = true
      top = area.scrollTop
    },
    { passive: true },
  )
  newer.addEventListener('click', toEnd)
  // A picture that arrived or a keyboard that opened changes the sizes afterwards.
  const follow = new ResizeObserver(() => {
    if (atEnd) area.scrollTop = area.scrollHeight
  })
  follow.observe(area)
  follow.observe(content)

  return {
    toEnd,
    /** Something came in below. */
    arrived() {
      if (atEnd) toEnd()
      else newer.hidden = false
    },
    /** Something was put above: what is read stays where it is. @param {() => void} put */
    above(put) {
      const fromEnd = area.scrollHeight - area.scrollTop
      put()
      area.scrollTop = area.scrollHeight - fromEnd
    },
  }
}

/** An iPhone's keyboard covers the page without making it smaller; the part in sight is told here. */
export function followKeyboard() {
  const sight = window.visualViewport
  if (!sight) return
  const fit = () => {
    document.documentElement.style.setProperty('--height', `${Math.round(sight.height)}px`)
    window.scrollTo(0, 0)
  }
  sight.addEventListener('resize', fit)
}
