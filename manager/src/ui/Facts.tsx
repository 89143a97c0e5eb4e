import type { ReactNode } from 'react'
import classes from './Facts.module.css'

export interface Fact {
  readonly label: string
  readonly value: ReactNode
  /** Whether it takes a line of its own. */
  readonly wide?: boolean
}

interface FactsProps {
  /** Those that are not known here are left out by the caller. */
  readonly facts: readonly Fact[]
}

/** Names and values under each other. */
export function Facts({ facts }: FactsProps) {
  return (
    <dl className={classes['facts']}>
      {facts.map(({ label, value, wide = false }) => (
        <div key={label} className={classes['fact']} data-wide={wide}>
          <dt>{label}</dt>
          <dd className="figures">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
