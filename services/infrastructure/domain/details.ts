/** What a server is made of, and the rack it stands in once a machine is assigned. */
export interface ServerDetails {
  readonly kind: 'Server'
  readonly cpu: string
  readonly memoryGb: number | null
  readonly storage: string | null
  /** What it is to run; null for none. */
  readonly operatingSystem: string | null
  readonly rack: string | null
}

interface DomainDetails {
  readonly kind: 'Domain'
  readonly nameServers: readonly string[]
}

interface WebHostingDetails {
  readonly kind: 'WebHosting'
  readonly cluster: string | null
  readonly storageGb: number | null
}

interface MailboxDetails {
  readonly kind: 'Mailbox'
  readonly quotaGb: number | null
}

interface InstanceDetails {
  readonly kind: 'Instance'
  readonly flavor: string
  /** The image it starts from; null for the platform's own choice. */
  readonly operatingSystem: string | null
}

interface PhoneLineDetails {
  readonly kind: 'PhoneLine'
  /** E.164; null until one is assigned. */
  readonly number: string | null
}

/** What is particular to a kind of resource. */
export type Details =
  ServerDetails | DomainDetails | WebHostingDetails | MailboxDetails | InstanceDetails | PhoneLineDetails
