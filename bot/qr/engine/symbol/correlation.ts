/** How well soft modules agree with a template of 1, -1 and 0: 1 wholly, 0 as by chance, -1 turned over. */
export function correlation(soft: Float32Array, template: Int8Array): number {
  let sum = 0
  let most = 0
  for (let i = 0; i < soft.length; i++) {
    const value = soft[i] ?? 0
    const sign = template[i] ?? 0
    sum += value * sign
    if (sign !== 0) most += Math.abs(value)
  }
  return most === 0 ? 0 : sum / most
}
