import { Burger, Container, Drawer, Group, Stack } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { LayoutList, ShoppingCart } from 'lucide-react'
import { Link, NavLink } from 'react-router-dom'
import { useLanguage } from '../language/LanguageProvider'
import { Brand } from '../ui/Brand'
import { AccountDetails, AccountMenu } from './AccountMenu'
import type { CurrentAccount } from './AccountProvider'
import { ColorSchemeSwitch } from './ColorSchemeSwitch'
import classes from './Header.module.css'
import { LanguageSwitch } from './LanguageSwitch'

interface HeaderProps {
  /** Not known while it is loaded. */
  readonly account: CurrentAccount | undefined
}

export function Header({ account }: HeaderProps) {
  const { t } = useLanguage()
  const [opened, { toggle, close }] = useDisclosure(false)
  return (
    <header className={classes['header']}>
      <Container size={1200} className={classes['bar'] ?? ''}>
        <Link to="/" className={classes['home']} aria-label="Perennial">
          <Brand />
        </Link>
        <nav aria-label={t.app.mainNavigation} className={classes['wide']}>
          <Links onNavigate={close} />
        </nav>
        <Group gap="xs" ml="auto" wrap="nowrap">
          <ColorSchemeSwitch />
          <Group gap="sm" wrap="nowrap" className={classes['wide'] ?? ''}>
            <LanguageSwitch />
            {account && <AccountMenu account={account} />}
          </Group>
          <Burger
            className={classes['narrow'] ?? ''}
            size="sm"
            opened={opened}
            onClick={toggle}
            aria-label={opened ? t.app.closeMenu : t.app.openMenu}
          />
        </Group>
      </Container>
      <Drawer
        opened={opened}
        onClose={close}
        position="right"
        size="min(320px, 85vw)"
        title={<Brand size={26} />}
        closeButtonProps={{ 'aria-label': t.app.closeMenu }}
      >
        <Stack gap="lg">
          <nav aria-label={t.app.mainNavigation} className={classes['stacked']}>
            <Links onNavigate={close} />
          </nav>
          <LanguageSwitch />
          {account && <AccountDetails account={account} />}
        </Stack>
      </Drawer>
    </header>
  )
}

function Links({ onNavigate }: { readonly onNavigate: () => void }) {
  const { t } = useLanguage()
  const className = ({ isActive }: { isActive: boolean }) =>
    [classes['link'], isActive ? classes['active'] : ''].join(' ')
  return (
    <>
      <NavLink to="/" end className={className} onClick={onNavigate}>
        <LayoutList size={17} aria-hidden />
        {t.app.services}
      </NavLink>
      <NavLink to="/order" className={className} onClick={onNavigate}>
        <ShoppingCart size={17} aria-hidden />
        {t.app.order}
      </NavLink>
    </>
  )
}
