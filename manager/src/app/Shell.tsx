import { useQuery } from '@apollo/client/react'
import { Button, Container } from '@mantine/core'
import { CircleUserRound, Unplug } from 'lucide-react'
import { useEffect } from 'react'
import { Outlet, ScrollRestoration } from 'react-router-dom'
import { AccountDocument } from '../graphql/generated/graphql'
import { failureOf, messageOf } from '../graphql/failure'
import { chosenLanguage, languageOf } from '../language/languages'
import { useLanguage } from '../language/LanguageProvider'
import { useSession } from '../session/SessionProvider'
import { SignIn } from '../session/SignIn'
import { Blank } from '../ui/Blank'
import { AccountProvider, type CurrentAccount } from './AccountProvider'
import { Header } from './Header'
import { PageSkeleton } from './PageSkeleton'
import classes from './Shell.module.css'

/** The frame of every page: only for somebody who is signed in. */
export function Shell() {
  const { signedIn } = useSession()
  return signedIn ? <SignedIn /> : <SignIn />
}

function SignedIn() {
  const { t } = useLanguage()
  const { signOut } = useSession()
  const { data, error, loading, refetch } = useQuery(AccountDocument)
  const account = data?.me

  usePreferences(account)

  return (
    <>
      <a href="#content" className={classes['skip']}>
        {t.app.skipToContent}
      </a>
      <Header account={account ?? undefined} />
      <Container component="main" id="content" size={1200} className={classes['content'] ?? ''} tabIndex={-1}>
        {account ? (
          <AccountProvider account={account}>
            <Outlet />
          </AccountProvider>
        ) : loading ? (
          <PageSkeleton />
        ) : error ? (
          <Blank page icon={Unplug} title={t.failure.pageTitle} text={messageOf(failureOf(error), t)}>
            <Button onClick={() => void refetch()}>{t.app.retry}</Button>
          </Blank>
        ) : (
          <Blank page icon={CircleUserRound} title={t.session.noAccountTitle} text={t.session.noAccount}>
            <Button onClick={() => void signOut()}>{t.app.signOut}</Button>
          </Blank>
        )}
      </Container>
      <ScrollRestoration />
    </>
  )
}

/** Speaks the account's language, unless another was chosen here, and counts days in its time zone. */
function usePreferences(account: CurrentAccount | null | undefined): void {
  const { prefer } = useLanguage()
  const { language, timeZone } = account ?? {}
  useEffect(() => {
    if (language === undefined || timeZone === undefined) return
    void prefer(chosenLanguage() ?? languageOf([language, ...navigator.languages]), timeZone)
  }, [language, timeZone, prefer])
}
