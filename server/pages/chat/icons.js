const NAMESPACE = 'http://www.w3.org/2000/svg'

/** Outlines on a grid of 24. */
const OUTLINES = {
  camera:
    'M4 8.5a2 2 0 012-2h2.2l1.5-2.3h4.6l1.5 2.3H18a2 2 0 012 2V17a2 2 0 01-2 2H6a2 2 0 01-2-2zM12 16a3.4 3.4 0 100-6.8 3.4 3.4 0 000 6.8z',
  gallery:
    'M5 5h14a1 1 0 011 1v12a1 1 0 01-1 1H5a1 1 0 01-1-1V6a1 1 0 011-1zM4.5 16.5l4.5-4.5 4 4 2.5-2.5 4 4M15.5 10a1 1 0 100-2 1 1 0 000 2z',
  send: 'M4.5 12h13M12 6l6 6-6 6',
  document:
    'M7 3.5h7l4 4V20a.8.8 0 01-.8.8H7a.8.8 0 01-.8-.8V4.3A.8.8 0 017 3.5zM13.5 3.8V8H18M12 11.5v6M9.5 15l2.5 2.5 2.5-2.5',
  share: 'M9.5 14.5l5-5M8.5 11l-2 2a3.5 3.5 0 005 5l2-2M15.5 13l2-2a3.5 3.5 0 00-5-5l-2 2',
}

/** A line drawing that takes the colour of the words around it. @param {keyof typeof OUTLINES} name */
export function icon(name) {
  const drawing = document.createElementNS(NAMESPACE, 'svg')
  const attributes = {
    viewBox: '0 0 24 24',
    width: '26',
    height: '26',
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': '1.8',
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    'aria-hidden': 'true',
  }
  for (const [key, value] of Object.entries(attributes)) drawing.setAttribute(key, value)
  const outline = document.createElementNS(NAMESPACE, 'path')
  outline.setAttribute('d', OUTLINES[name])
  drawing.append(outline)
  return drawing
}
