import { gatewayNamed } from './gateways'
import type { Row } from './parts/throughput'
import { shapeNamed } from './shapes/all'

/** The throughput as bars, one group a shape: an SVG that is read as well on a light page as on a dark one. */

const WIDTH = 760
const LABELS = 220
const FIGURES = 110
const BAR = 18
const STEP = 26
const TITLE = 30
const MARGIN = 16

const style = `text { font: 13px system-ui, sans-serif; fill: #1f2328 } .title { font-weight: 600 } .note { fill: #59636e }
.bar { fill: #8c959f } .ours { fill: #1f6feb }
@media (prefers-color-scheme: dark) { text { fill: #e6edf3 } .note { fill: #9198a1 } .bar { fill: #59636e } .ours { fill: #58a6ff } }`

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const isOurs = ({ gateway }: Row): boolean => gateway === 'ours' || gateway === 'open'

function group(rows: readonly Row[], top: number): string {
  const ordered = [...rows].sort((one, other) => other.requestsPerSecond - one.requestsPerSecond)
  const most = ordered[0]?.requestsPerSecond ?? 1
  const [first] = rows
  const bars = ordered.map((row, at) => {
    const y = top + TITLE + at * STEP
    const width = Math.max(1, ((WIDTH - LABELS - FIGURES) * row.requestsPerSecond) / most)
    const figure = `${row.requestsPerSecond.toFixed(0)}/s · ${row.cpu.toFixed(0)} µs`
    return [
      `<text x="${LABELS - 8}" y="${y + 14}" text-anchor="end">${escape(gatewayNamed(row.gateway).title)}</text>`,
      `<rect class="${isOurs(row) ? 'ours' : 'bar'}" x="${LABELS}" y="${y}" width="${width.toFixed(1)}" height="${BAR}" rx="2"/>`,
      `<text class="note" x="${(LABELS + width + 6).toFixed(1)}" y="${y + 14}">${figure}</text>`,
    ].join('\n')
  })
  const title = first ? `${shapeNamed(first.shape).title}, ${first.connections} connections` : ''
  return [`<text class="title" x="${MARGIN}" y="${top + 18}">${escape(title)}</text>`, ...bars].join('\n')
}

/** @param rows of any number of connections: the most are shown. */
export function picture(rows: readonly Row[]): string {
  const most = Math.max(...rows.map(({ connections }) => connections))
  const shapes = [...new Set(rows.map(({ shape }) => shape))]
  let top = MARGIN
  const groups = shapes.map(shape => {
    const of = rows.filter(row => row.shape === shape && row.connections === most)
    const drawn = group(of, top)
    top += TITLE + of.length * STEP + MARGIN
    return drawn
  })
  const note = `<text class="note" x="${MARGIN}" y="${top + 10}">Requests a second of one gateway process, and its CPU for each.</text>`
  const height = top + MARGIN + 10
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="Requests a second by gateway">
<style>${style}</style>
${[...groups, note].join('\n')}
</svg>
`
}
