import '@fontsource-variable/inter'
import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import './theme/theme.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App'
import { createClient } from './graphql/client'
import { chosenLanguage, languageOf, loadMessages } from './language/languages'
import { createUserManager } from './session/openId'

async function start(element: HTMLElement): Promise<void> {
  const language = chosenLanguage() ?? languageOf(navigator.languages)
  const [messages, users] = await Promise.all([loadMessages(language), createUserManager(location.origin)])
  const user = await users.getUser()
  createRoot(element).render(
    <StrictMode>
      <App client={createClient(users)} users={users} user={user} language={language} messages={messages} />
    </StrictMode>,
  )
}

const root = document.getElementById('root')
if (root) void start(root)
