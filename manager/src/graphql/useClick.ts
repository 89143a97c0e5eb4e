import type { TypedDocumentNode } from '@apollo/client'
import { useApolloClient } from '@apollo/client/react'
import { useCallback } from 'react'
import { answered, keyFor } from './pendingKeys'

interface Click {
  readonly idempotencyKey: string
}

/**
 * One click, one mutation: sent with an idempotency key that stays the same until the click is answered.
 * The promise fails when there was no answer; doing it again is then safe.
 */
export function useClick<Data extends object, Input extends Click>(
  mutation: TypedDocumentNode<Data, { input: Input }>,
): (inputFor: (idempotencyKey: string) => Input) => Promise<Data> {
  const client = useApolloClient()
  return useCallback(
    async inputFor => {
      const intent = JSON.stringify(inputFor(''))
      const { data, error } = await client.mutate<Data, { input: Input }>({
        mutation,
        variables: { input: inputFor(keyFor(intent)) },
        // What was done counts, even where a part of the answer could not be read.
        errorPolicy: 'all',
      })
      if (!data) throw error ?? new Error('no answer')
      answered(intent)
      return data
    },
    [client, mutation],
  )
}
