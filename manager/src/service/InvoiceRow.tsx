import { Badge, Collapse, Text, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { ChevronDown } from 'lucide-react'
import { useId } from 'react'
import type { InvoiceState, ServiceInvoicesQuery } from '../graphql/generated/graphql'
import { useLanguage } from '../language/LanguageProvider'
import badge from '../ui/StateBadge.module.css'
import classes from './InvoiceRow.module.css'

type Invoice = NonNullable<ServiceInvoicesQuery['service']>['invoices']['nodes'][number]

const colours: Record<InvoiceState, string> = { OPEN: 'blue', PAID: 'evergreen', UNPAID: 'orange' }

interface InvoiceRowProps {
  readonly invoice: Invoice
}

/** An issued invoice or credit note; opens to show its lines. */
export function InvoiceRow({ invoice }: InvoiceRowProps) {
  const { t, format } = useLanguage()
  const [opened, { toggle }] = useDisclosure(false)
  const id = useId()
  const isCredit = invoice.kind === 'CREDIT_NOTE'
  const states = isCredit ? t.service.creditNoteState : t.service.invoiceState
  return (
    <div className={classes['invoice']}>
      <UnstyledButton
        className={classes['summary'] ?? ''}
        aria-expanded={opened}
        aria-controls={id}
        aria-label={t.service.showLines(invoice.number)}
        onClick={toggle}
      >
        <ChevronDown size={16} className={classes['chevron'] ?? ''} data-opened={opened} aria-hidden />
        <span className={classes['document']}>
          <Text span size="sm" fw={550} className="figures">
            {invoice.number}
          </Text>
          <Text span size="xs" c="dimmed">
            {isCredit ? t.service.creditNote : t.service.invoice} · {format.day(invoice.issuedOn)}
          </Text>
        </span>
        <Badge variant="light" size="sm" color={colours[invoice.state]} className={badge['badge'] ?? ''}>
          {states[invoice.state]}
        </Badge>
        <Text span size="sm" fw={600} className={`figures ${classes['amount']}`}>
          {format.money(invoice.gross)}
        </Text>
      </UnstyledButton>
      <Collapse expanded={opened} id={id}>
        <ul className={`${classes['lines']} figures`}>
          {invoice.lines.map((line, index) => (
            <li key={index}>
              <span>
                {line.quantity > 1 && `${format.number(line.quantity)} × `}
                {line.label}
                <small>{t.service.until(format.day(line.from), format.day(line.to))}</small>
              </span>
              <span>{format.money(line.amount)}</span>
            </li>
          ))}
          <li className={classes['sum']}>
            <span>{t.service.tax(format.percent(invoice.taxRate))}</span>
            <span>{format.money(invoice.tax)}</span>
          </li>
        </ul>
      </Collapse>
    </div>
  )
}
