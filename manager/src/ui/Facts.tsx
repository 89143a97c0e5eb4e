import type { ReactNode } from 'react'
import classes from './Facts.module.css'

interface Fact {
  readonly label: string
  readonly value: ReactNode
}

interface FactsProps {
  /** Those that are not known here are left out by the caller. */
  readonly facts: readonly Fact[]
}

/** Names and values under each other. */
export function Facts({ facts }: FactsProps) {
  return (
    <dl className={classes['facts']}>
      {facts.map(({ label, value }) => (
        <div key={label} className={classes['fact']}>
          <dt>{label}</dt>
          <dd className="figures">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
