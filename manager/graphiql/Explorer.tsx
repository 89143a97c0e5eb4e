import { GraphiQL } from 'graphiql'
import { useMemo, useState, type ComponentProps } from 'react'
import type { Access } from './access'
import { firstQuery } from './firstQuery'
import { SignIn } from './SignIn'

interface ExplorerProps {
  readonly access: Access
  readonly signedIn: boolean
}

type Fetcher = ComponentProps<typeof GraphiQL>['fetcher']

/** Headers from the headers pane come last, so that a token there wins. */
const fetcherOf =
  (access: Access): Fetcher =>
  async (operation, options) => {
    const token = await access.token()
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(token && { authorization: `Bearer ${token}` }),
        ...options?.headers,
      },
      body: JSON.stringify(operation),
    })
    return response.json()
  }

/** GraphiQL on our own graph, from our own files: it works without the internet. */
export function Explorer({ access, signedIn }: ExplorerProps) {
  const [open, setOpen] = useState(signedIn)
  const fetcher = useMemo(() => fetcherOf(access), [access])
  if (!open) return <SignIn access={access} onPaste={() => setOpen(true)} />

  const leave = async (): Promise<void> => {
    await access.leave()
    setOpen(false)
  }
  return (
    <GraphiQL
      fetcher={fetcher}
      defaultQuery={firstQuery}
      defaultEditorToolsVisibility="variables"
      shouldPersistHeaders={false}
    >
      <GraphiQL.Logo>
        <span className="explorer-bar">
          <a href="/">Perennial</a>
          <button type="button" className="explorer-leave" onClick={() => void leave()}>
            Use another token
          </button>
        </span>
      </GraphiQL.Logo>
    </GraphiQL>
  )
}
