import type { ApolloClient } from '@apollo/client'
import { ApolloProvider } from '@apollo/client/react'
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import type { User, UserManager } from 'oidc-client-ts'
import { RouterProvider } from 'react-router-dom'
import type { Language } from '../language/languages'
import { LanguageProvider } from '../language/LanguageProvider'
import type { Messages } from '../language/messages'
import { SessionProvider } from '../session/SessionProvider'
import { cssVariables } from '../theme/cssVariables'
import { theme } from '../theme/theme'
import { router } from './router'

interface AppProps {
  readonly client: ApolloClient
  readonly users: UserManager
  readonly user: User | null
  readonly language: Language
  readonly messages: Messages
}

export function App({ client, users, user, language, messages }: AppProps) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <Notifications position="bottom-left" />
      <LanguageProvider initial={language} messages={messages}>
        <SessionProvider users={users} initial={user}>
          <ApolloProvider client={client}>
            <RouterProvider router={router} />
          </ApolloProvider>
        </SessionProvider>
      </LanguageProvider>
    </MantineProvider>
  )
}
