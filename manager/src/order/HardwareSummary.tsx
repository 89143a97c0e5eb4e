import type { PlanHardwareFragment } from '../graphql/generated/graphql'
import { useLanguage } from '../language/LanguageProvider'
import { hardwareFacts } from './hardwareFacts'
import classes from './PlanCard.module.css'

interface HardwareSummaryProps {
  readonly hardware: NonNullable<PlanHardwareFragment['hardware']>
}

/** A server's hardware in a few lines: from the least to the most that it is offered with. */
export function HardwareSummary({ hardware }: HardwareSummaryProps) {
  const { t, format } = useLanguage()
  return (
    <dl className={classes['hardware']}>
      {hardwareFacts(hardware, t, format).map(({ label, value }) => (
        <div key={label} style={{ display: 'contents' }}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
