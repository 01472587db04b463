/**
 * An element with its properties and what is in it.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Partial<HTMLElementTagNameMap[Name]>} [properties]
 * @param {(Node | string)[]} [content]
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, properties = {}, content = []) {
  const made = Object.assign(document.createElement(name), properties)
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
