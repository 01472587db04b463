/**
 * An element with its properties and what is in it. What assistive technology reads is set as attributes, because not
 * every browser knows it as properties.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Partial<HTMLElementTagNameMap[Name]> & { role?: string, 'aria-label'?: string, 'aria-hidden'?: string }} [properties]
 * @param {(Node | string)[]} [content]
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, properties = {}, content = []) {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(properties)) {
    if (key === 'role' || key.startsWith('aria-')) made.setAttribute(key, String(value))
    else Object.assign(made, { [key]: value })
  }
  made.append(...content)
  return made
}

/**
 * An element that the page has from the start.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name @param {string} id @returns {HTMLElementTagNameMap[Name]}
 */
export function part(name, id) {
  const found = document.querySelector(`${name}#${id}`)
  if (!found) throw new Error(`the page has no ${id}`)
  return /** @type {HTMLElementTagNameMap[Name]} */ (found)
}
