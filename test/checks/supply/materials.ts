type Bill = {
  readonly metadata: { readonly component: { readonly name: string; readonly purl: string } }
  readonly [part: string]: unknown
}

/**
 * The bill of materials as npm writes it, without what is another each time (its number, the moment, npm's own version) or on
 * each machine (the folder's name), so that two can be compared.
 */
export function materials(written: string): string {
  const { serialNumber: _number, metadata, ...bill } = JSON.parse(written) as Bill
  const { timestamp: _moment, tools: _tools, component, ...rest } = metadata as Bill['metadata'] & Bill
  const name = /^pkg:npm\/(.+)@/.exec(component.purl)?.[1] ?? component.name
  return `${JSON.stringify({ ...bill, metadata: { ...rest, component: { ...component, name } } }, undefined, 2)}\n`
}
