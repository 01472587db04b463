import { readFileSync } from 'node:fs'

/** What of a dashboard's file is drawn; the rest is Grafana's own. */
export type Panel = {
  readonly type: 'row' | 'stat' | 'timeseries'
  readonly title: string
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number }
  readonly targets?: readonly { readonly expr: string; readonly legendFormat: string }[]
  readonly fieldConfig?: {
    readonly defaults: {
      readonly unit: string
      readonly custom?: {
        readonly stacking: { readonly mode: string }
        readonly thresholdsStyle: { readonly mode: string }
      }
      readonly thresholds: {
        readonly steps: readonly { readonly color: string; readonly value: number | null }[]
      }
    }
  }
}

const FILE = new URL('../../server/deploy/grafana-dashboard.json', import.meta.url)

export function readPanels(): readonly Panel[] {
  const { panels } = JSON.parse(readFileSync(FILE, 'utf8')) as { panels: readonly Panel[] }
  return panels
}

/** A query as Grafana asks it, with its variables filled in. */
export function filledIn(expr: string, rateSeconds: number): string {
  return expr.replaceAll('$__rate_interval', `${rateSeconds}s`).replaceAll('$job', '.*')
}

/** The red line of a panel, and whether red is below it. */
export function redLine(panel: Panel): { readonly at: number; readonly below: boolean } | undefined {
  const steps = panel.fieldConfig?.defaults.thresholds.steps ?? []
  const [first, second] = steps
  if (!first || !second || second.value === null) return undefined
  return { at: second.value, below: first.color === 'red' }
}
