import type { ResourceKind } from '../../shared/domain/events'
import type { Details } from './details'
import type { IpAddress, Resource } from './resource'
import type { Task } from './task'

/** A resource with all that a page shows of it. */
export interface ResourceView extends Resource {
  readonly addresses: readonly IpAddress[]
  readonly currentTask: Task | null
}

/** A resource of a known kind. */
export type ViewOf<Kind extends ResourceKind> = ResourceView & { readonly details: Extract<Details, { kind: Kind }> }

export type ServerView = ViewOf<'Server'>
export type DomainView = ViewOf<'Domain'>
export type WebHostingView = ViewOf<'WebHosting'>
export type MailboxView = ViewOf<'Mailbox'>
export type InstanceView = ViewOf<'Instance'>
export type PhoneLineView = ViewOf<'PhoneLine'>

export const isOfKind = <Kind extends ResourceKind>(kind: Kind, view: ResourceView): view is ViewOf<Kind> =>
  view.details.kind === kind
