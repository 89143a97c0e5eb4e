import type { en } from './messages/en'

/** What the manager says, in any language: English gives the shape, and the compiler says what another one lacks. */
export type Messages = typeof en
