import { Avatar, Button, Divider, Group, Popover, Stack, Text, UnstyledButton } from '@mantine/core'
import { ChevronDown, LogOut } from 'lucide-react'
import { isZero } from '../language/decimal'
import { useLanguage } from '../language/LanguageProvider'
import { useSession } from '../session/SessionProvider'
import classes from './AccountMenu.module.css'
import type { CurrentAccount } from './AccountProvider'

interface AccountProps {
  readonly account: CurrentAccount
}

export function AccountMenu({ account }: AccountProps) {
  const { t } = useLanguage()
  return (
    <Popover position="bottom-end" width={280} shadow="md" trapFocus>
      <Popover.Target>
        <UnstyledButton className={classes['target'] ?? ''} aria-label={t.app.accountMenu(account.name)}>
          <Avatar name={account.name} color="evergreen" size={32} radius="xl" />
          <Text size="sm" fw={550} maw={180} truncate>
            {account.name}
          </Text>
          <ChevronDown size={15} aria-hidden />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <AccountDetails account={account} />
      </Popover.Dropdown>
    </Popover>
  )
}

export function AccountDetails({ account }: AccountProps) {
  const { t, format } = useLanguage()
  const { signOut } = useSession()
  return (
    <Stack gap="sm">
      <div>
        <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
          {account.name}
        </Text>
        <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {account.email}
        </Text>
      </div>
      {!isZero(account.credit.amount) && (
        <Group justify="space-between">
          <Text size="sm" c="dimmed">
            {t.app.credit}
          </Text>
          <Text size="sm" fw={600} className="figures">
            {format.money(account.credit)}
          </Text>
        </Group>
      )}
      <Divider />
      <Button
        variant="default"
        justify="flex-start"
        leftSection={<LogOut size={16} aria-hidden />}
        onClick={() => void signOut()}
      >
        {t.app.signOut}
      </Button>
    </Stack>
  )
}
