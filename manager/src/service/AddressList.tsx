import { ActionIcon, CopyButton, Stack, Text, Tooltip } from '@mantine/core'
import { Check, Copy } from 'lucide-react'
import type { AddressFragment } from '../graphql/generated/graphql'
import { useLanguage } from '../language/LanguageProvider'
import classes from './AddressList.module.css'

interface AddressListProps {
  readonly addresses: readonly AddressFragment[]
}

export function AddressList({ addresses }: AddressListProps) {
  const { t } = useLanguage()
  return (
    <Stack gap={6}>
      <Text size="xs" c="dimmed">
        {t.resource.addresses}
      </Text>
      {addresses.length === 0 && (
        <Text size="sm" c="dimmed">
          {t.resource.noAddresses}
        </Text>
      )}
      <ul className={classes['list']}>
        {addresses.map(({ address, version, reverse }) => (
          <li key={address} className={classes['address']}>
            <span className={classes['version']}>IPv{version}</span>
            <span className={classes['value']}>
              <code>{address}</code>
              <small title={t.resource.reverse}>{reverse ?? t.resource.noReverse}</small>
            </span>
            <CopyAddress address={address} />
          </li>
        ))}
      </ul>
    </Stack>
  )
}

function CopyAddress({ address }: { readonly address: string }) {
  const { t } = useLanguage()
  return (
    <CopyButton value={address}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? t.app.copied : t.app.copy(address)}>
          <ActionIcon variant="subtle" color={copied ? 'teal' : 'gray'} aria-label={t.app.copy(address)} onClick={copy}>
            {copied ? <Check size={15} aria-hidden /> : <Copy size={15} aria-hidden />}
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  )
}
