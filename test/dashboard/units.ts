const NUMBER = new Intl.NumberFormat('vi-VN', { maximumSignificantDigits: 3 })

/** A value as Grafana shows it in a unit of its own, in the units that the dashboard uses. */
export function shown(value: number, unit: string): string {
  switch (unit) {
    case 's':
      return seconds(value)
    case 'bytes':
      return value >= 2 ** 30
        ? `${NUMBER.format(value / 2 ** 30)} GiB`
        : `${NUMBER.format(value / 2 ** 20)} MiB`
    case 'ops':
      return `${NUMBER.format(value)}/s`
    default:
      return NUMBER.format(value)
  }
}

function seconds(value: number): string {
  if (value === 0) return '0 s'
  if (value < 1) return `${NUMBER.format(value * 1000)} ms`
  if (value < 120) return `${NUMBER.format(value)} s`
  return value < 7_200 ? `${NUMBER.format(value / 60)} phút` : `${NUMBER.format(value / 3_600)} giờ`
}
