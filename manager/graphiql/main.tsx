import 'graphiql/setup-workers/vite'
import 'graphiql/style.css'
import './explorer.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createUserManager } from '../src/session/openId'
import { Explorer } from './Explorer'
import { completeSignIn, createAccess } from './access'

async function start(element: HTMLElement): Promise<void> {
  const users = await createUserManager(location.origin)
  await completeSignIn(users)
  const access = createAccess(users)
  const signedIn = (await access.token()) !== undefined
  createRoot(element).render(
    <StrictMode>
      <Explorer access={access} signedIn={signedIn} />
    </StrictMode>,
  )
}

const root = document.getElementById('root')
if (root) void start(root)
