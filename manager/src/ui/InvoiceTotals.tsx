import { isZero } from '../language/decimal'
import { useLanguage } from '../language/LanguageProvider'
import type { OrderPreviewQuery } from '../graphql/generated/graphql'
import classes from './InvoiceTotals.module.css'

type UpcomingInvoice = NonNullable<OrderPreviewQuery['orderPreview']['invoice']>

interface InvoiceTotalsProps {
  readonly invoice: UpcomingInvoice
}

/** The lines of an invoice that is not issued yet, and what they add up to. */
export function InvoiceTotals({ invoice }: InvoiceTotalsProps) {
  const { t, format } = useLanguage()
  const { lines, net, tax, taxRate, gross, creditApplied, amountDue } = invoice
  const credited = !isZero(creditApplied.amount)
  return (
    <div className={`${classes['totals']} figures`}>
      <ul className={classes['lines']}>
        {lines.map((line, index) => (
          <li key={index} className={classes['row']}>
            <span>
              {line.quantity > 1 && `${format.number(line.quantity)} × `}
              {line.label}
              <small>
                {line.kind === 'SETUP'
                  ? t.service.setupFee
                  : t.service.until(format.day(line.from), format.day(line.to))}
              </small>
            </span>
            <span>{isZero(line.amount.amount) ? <small>{t.order.included}</small> : format.money(line.amount)}</span>
          </li>
        ))}
      </ul>
      <dl className={classes['sums']}>
        <Sum label={t.service.net} value={format.money(net)} />
        <Sum label={t.service.tax(format.percent(taxRate))} value={format.money(tax)} />
        <Sum label={t.service.gross} value={format.money(gross)} strong={!credited} />
        {credited && (
          <>
            <Sum label={t.service.creditApplied} value={`−${format.money(creditApplied)}`} />
            <Sum label={t.service.amountDue} value={format.money(amountDue)} strong />
          </>
        )}
      </dl>
    </div>
  )
}

interface SumProps {
  readonly label: string
  readonly value: string
  readonly strong?: boolean
}

function Sum({ label, value, strong = false }: SumProps) {
  return (
    <div className={classes['row']} data-strong={strong}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  )
}
