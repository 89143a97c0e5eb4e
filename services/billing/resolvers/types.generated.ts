import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Account as DomainAccount } from '../domain/account';
import type { ServiceFacts } from '../domain/serviceFacts';
import type { ShownItem, ShownEngagement, ShownMoney } from './shown';
import type { Invoice as DomainInvoice, InvoiceLine as DomainInvoiceLine } from '../domain/invoice';
import type { InvoicePage, ServicePage } from './connection';
import type { Order as DomainOrder } from '../domain/order';
import type { Payment as DomainPayment } from '../domain/payment';
import type { PaymentMethod as DomainPaymentMethod } from '../domain/paymentMethod';
import type { Service as DomainService } from '../domain/service';
import type { ServiceChange } from './ServiceEvent';
import type { UpcomingInvoice as DomainUpcomingInvoice } from '../domain/upcomingInvoice';
import type { Line as DomainLine } from '../domain/line';
import type { Refusal } from '../domain/refusal';
import type { BillingContext } from '../context';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A currency by its ISO 4217 code: `EUR`. */
  Currency: { input: string; output: string; }
  /** A calendar day, ISO 8601: `2026-11-22`. Means a day in the account's time zone. */
  Date: { input: string; output: string; }
  /** An instant in UTC, RFC 3339 with a `Z`: `2026-11-22T21:00:00.000Z`. */
  DateTime: { input: Date; output: Date; }
  /** An exact decimal number as a string: `"16.99"`. Never a float. */
  Decimal: { input: string; output: string; }
  /** A length of time, ISO 8601: `P1M`, `P12M`, `P30D`. */
  Duration: { input: string; output: string; }
  _FieldSet: { input: string; output: string; }
};

/** A customer's account. */
export type Account = Node & {
  __typename?: 'Account';
  /** The day of the month its periods begin on, 1 to 31; null: each service keeps the day of its order. */
  billingDay?: Maybe<Scalars['Int']['output']>;
  /** What it has in credit, from credit notes; goes to the next invoices. */
  credit: Money;
  /** What it pays in. */
  currency: Scalars['Currency']['output'];
  /** The address for messages. */
  email: Scalars['String']['output'];
  /** Opaque id. */
  id: Scalars['ID']['output'];
  /** Invoices and credit notes, newest first. */
  invoices: InvoiceConnection;
  /** The language of its invoices, BCP 47. */
  language: Scalars['String']['output'];
  /** The customer's name. */
  name: Scalars['String']['output'];
  /** The next invoice over all services: what is due on the first day on which something is. */
  nextInvoice?: Maybe<UpcomingInvoice>;
  /** Saved ways to pay; the default one first. */
  paymentMethods: Array<PaymentMethod>;
  /** How many services, by universe and state. */
  serviceCounts: Array<ServiceCount>;
  /** Who sells to this account; null while the catalogue cannot be reached. */
  subsidiary?: Maybe<Subsidiary>;
  /** The code of the subsidiary that sells to this account: `FR`. */
  subsidiaryCode: Scalars['String']['output'];
  /** Its tax id; null for a private person. */
  taxId?: Maybe<Scalars['String']['output']>;
  /** Its days begin in this time zone, IANA. */
  timeZone: Scalars['String']['output'];
};


/** A customer's account. */
export type AccountInvoicesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Something that can be done with a service, and whether now. */
export type AvailableAction = {
  __typename?: 'AvailableAction';
  /** What. */
  action: ServiceAction;
  /** Until when it can be done, or from when; null without. */
  deadline?: Maybe<Scalars['Date']['output']>;
  /** Whether now. */
  enabled: Scalars['Boolean']['output'];
  /** Why not; null when it is. */
  reason?: Maybe<UnavailableReason>;
};

/** A choice made with an order. */
export type ConfigurationInput = {
  /** Its name: `dedicated_datacenter`. */
  name: Scalars['String']['input'];
  /** What is chosen. */
  value: Scalars['String']['input'];
};

/** A choice that was made with an order. */
export type ConfigurationValue = {
  __typename?: 'ConfigurationValue';
  /** Its name: `dedicated_datacenter`. */
  name: Scalars['String']['output'];
  /** What was chosen. */
  value: Scalars['String']['output'];
};

/** The terms on which a service is owned. */
export type Contract = Node & {
  __typename?: 'Contract';
  /** Whether it renews by itself. */
  autoRenew: Scalars['Boolean']['output'];
  /** Paid until this day, not included. */
  billedUntil: Scalars['Date']['output'];
  /** The day of the month its periods begin on. */
  billingDay: Scalars['Int']['output'];
  /** What was chosen with the order. */
  configuration: Array<ConfigurationValue>;
  /** The period of today; null when it is over. */
  currentPeriod?: Maybe<Period>;
  /** The last day plus one, when a stop is set or has happened; null otherwise. */
  endsOn?: Maybe<Scalars['Date']['output']>;
  /** The commitment that runs; null without one. */
  engagement?: Maybe<Engagement>;
  /** Opaque id. */
  id: Scalars['ID']['output'];
  /** What it is made of: the plan and its options. */
  items: Array<ContractItem>;
  /** How it is paid: `default`, `degressivityN`, `upfrontN`. */
  mode: Scalars['String']['output'];
  /** How long a period is. */
  period: Scalars['Duration']['output'];
  /** The plan as it was when it was ordered; null while the catalogue cannot be reached. */
  plan?: Maybe<Plan>;
  /** Its price for a period, options and promotions counted, without tax. */
  price: Money;
  /** How many. */
  quantity: Scalars['Int']['output'];
  /** The first day. */
  startedOn: Scalars['Date']['output'];
  /** Where it stands. */
  state: ContractState;
};

/** A plan or option in a contract, as it was sold. */
export type ContractItem = {
  __typename?: 'ContractItem';
  /** Whether it is an option. */
  isAddon: Scalars['Boolean']['output'];
  /** Its name, as on the invoice. */
  label: Scalars['String']['output'];
  /** Code of the plan or add-on. */
  planCode: Scalars['String']['output'];
  /** The price of one for a period after its promotion; null without one. */
  promotionalPrice?: Maybe<Money>;
  /** How many. */
  quantity: Scalars['Int']['output'];
  /** The price of one for a period, before promotions. */
  unitPrice: Money;
};

/** Where a contract stands. */
export type ContractState =
  /** It runs. */
  | 'ACTIVE'
  /** It is over. */
  | 'ENDED'
  /** It runs until `endsOn`. */
  | 'STOPPING'
  /** Its invoice is not paid. */
  | 'SUSPENDED';

/** A domain name. */
export type Domain = Node & {
  __typename?: 'Domain';
  /** Opaque id. */
  id: Scalars['ID']['output'];
};

/** A commitment. */
export type Engagement = {
  __typename?: 'Engagement';
  /** What happens then. */
  endAction: EngagementEndAction;
  /** Until this day, not included. */
  endsOn: Scalars['Date']['output'];
  /** From this day. */
  startsOn: Scalars['Date']['output'];
};

/** What happens when a commitment ends. */
export type EngagementEndAction =
  /** The service stops. */
  | 'CANCEL_SERVICE'
  /** A new commitment of the same length begins. */
  | 'REACTIVATE_ENGAGEMENT'
  /** It goes on without commitment at the price without commitment. */
  | 'STOP_ENGAGEMENT_FALLBACK_DEFAULT_PRICE'
  /** It goes on without commitment at the same price. */
  | 'STOP_ENGAGEMENT_KEEP_PRICE';

/** A cloud instance. */
export type Instance = Node & {
  __typename?: 'Instance';
  /** Opaque id. */
  id: Scalars['ID']['output'];
};

/** An issued invoice or credit note; never changes. */
export type Invoice = Node & {
  __typename?: 'Invoice';
  /** What is still to be paid. */
  amountDue: Money;
  /** The invoice that a credit note corrects; null for an invoice. */
  corrects?: Maybe<Invoice>;
  /** What the account's credit paid of it. */
  creditApplied: Money;
  /** With tax. */
  gross: Money;
  /** Opaque id. */
  id: Scalars['ID']['output'];
  /** The day it was issued on. */
  issuedOn: Scalars['Date']['output'];
  /** Whether it charges or gives back. */
  kind: InvoiceKind;
  /** What is on it. */
  lines: Array<InvoiceLine>;
  /** The sum of the lines. */
  net: Money;
  /** Its number, without gap in its series: `FR-2026-2-000042`. */
  number: Scalars['String']['output'];
  /** Payments for it, newest first. */
  payments: Array<Payment>;
  /** Where its payment stands. */
  state: InvoiceState;
  /** The tax on it. */
  tax: Money;
  /** The tax rate in per cent. */
  taxRate: Scalars['Decimal']['output'];
};

/** A page of invoices. */
export type InvoiceConnection = {
  __typename?: 'InvoiceConnection';
  /** The invoices with their cursors. */
  edges: Array<InvoiceEdge>;
  /** The invoices alone. */
  nodes: Array<Invoice>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** How many in all. */
  totalCount: Scalars['Int']['output'];
};

/** An invoice in a page. */
export type InvoiceEdge = {
  __typename?: 'InvoiceEdge';
  /** Its place in the list. */
  cursor: Scalars['String']['output'];
  /** The invoice. */
  node: Invoice;
};

/** Whether a document charges or gives back. */
export type InvoiceKind =
  /** It gives back. */
  | 'CREDIT_NOTE'
  /** It charges. */
  | 'INVOICE';

/** A line of an issued invoice. */
export type InvoiceLine = {
  __typename?: 'InvoiceLine';
  /** Without tax. */
  amount: Money;
  /** The first day it pays for. */
  from: Scalars['Date']['output'];
  /** What kind of charge. */
  kind: LineKind;
  /** What it is for. */
  label: Scalars['String']['output'];
  /** How many. */
  quantity: Scalars['Int']['output'];
  /** The service it is for. */
  service?: Maybe<Service>;
  /** The day after the last. */
  to: Scalars['Date']['output'];
  /** The price of one full period; null where there is none. */
  unitPrice?: Maybe<Money>;
};

/** Where an invoice's payment stands. */
export type InvoiceState =
  /** To be paid. */
  | 'OPEN'
  /** Paid, or given back. */
  | 'PAID'
  /** Could not be charged; tried again, or the customer is asked. */
  | 'UNPAID';

/** A kind of invoice line. */
export type LineKind =
  /** A correction. */
  | 'ADJUSTMENT'
  /** The unused part of what was billed, given back. */
  | 'CREDIT'
  /** A period, or a part of one, paid in advance. */
  | 'RECURRING'
  /** A fee at the start. */
  | 'SETUP'
  /** What was used, paid afterwards. */
  | 'USAGE';

/** A mailbox. */
export type Mailbox = Node & {
  __typename?: 'Mailbox';
  /** Opaque id. */
  id: Scalars['ID']['output'];
};

/** An amount in a currency. Invoice amounts carry the currency's own decimals, unit prices up to eight. */
export type Money = {
  __typename?: 'Money';
  /** The amount, exact. */
  amount: Scalars['Decimal']['output'];
  /** The currency. */
  currency: Scalars['Currency']['output'];
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Orders a service in one click: contract, invoice and payment in the same moment. */
  orderService: OrderServicePayload;
  /** Renews a service for its next period, before it is due. */
  renewService: RenewServicePayload;
  /** Switches automatic renewal on or off. */
  setAutoRenew: SetAutoRenewPayload;
  /** Stops a service, now with a credit for the unused part, or at the end of what is paid. */
  stopService: StopServicePayload;
  /** Takes back a stop that has not come into effect. */
  undoStopService: UndoStopServicePayload;
};


export type MutationOrderServiceArgs = {
  input: OrderServiceInput;
};


export type MutationRenewServiceArgs = {
  input: RenewServiceInput;
};


export type MutationSetAutoRenewArgs = {
  input: SetAutoRenewInput;
};


export type MutationStopServiceArgs = {
  input: StopServiceInput;
};


export type MutationUndoStopServiceArgs = {
  input: UndoStopServiceInput;
};

/** Anything with an id of its own. */
export type Node = {
  /** Opaque id; its prefix tells the type. */
  id: Scalars['ID']['output'];
};

/** An option of an order. */
export type OptionInput = {
  /** Code of the add-on. */
  addonCode: Scalars['String']['input'];
  /** How many. */
  quantity?: InputMaybe<Scalars['Int']['input']>;
};

/** An order, from the click to the service. */
export type Order = Node & {
  __typename?: 'Order';
  /** When it was made. */
  createdAt: Scalars['DateTime']['output'];
  /** Opaque id. */
  id: Scalars['ID']['output'];
  /** The invoice, once the payment is made. */
  invoice?: Maybe<Invoice>;
  /** The service, once the payment is made. */
  service?: Maybe<Service>;
  /** How far it has come. */
  state: OrderState;
  /** What is paid, with tax. */
  total: Money;
};

/** What to price. */
export type OrderPreviewInput = {
  /** The day of the month periods begin on, 1 to 31; default: the account's. */
  billingDay?: InputMaybe<Scalars['Int']['input']>;
  /** What the plan asks for; mandatory choices with a single value are added. */
  configuration?: InputMaybe<Array<ConfigurationInput>>;
  /** How it is paid. */
  mode?: InputMaybe<Scalars['String']['input']>;
  /** Chosen options; defaults of mandatory families are added. */
  options?: InputMaybe<Array<OptionInput>>;
  /** Code of the plan. */
  planCode: Scalars['String']['input'];
  /** How many. */
  quantity?: InputMaybe<Scalars['Int']['input']>;
};

/** What an order would cost. */
export type OrderPreviewPayload = {
  __typename?: 'OrderPreviewPayload';
  /** The first invoice; null when the order is refused. */
  invoice?: Maybe<UpcomingInvoice>;
  /** What each following period costs, without tax; null when the order is refused. */
  recurringPrice?: Maybe<Money>;
  /** Why it would be refused. */
  userErrors: Array<UserError>;
};

/** What to order. A price is not among it: that is the catalogue's. */
export type OrderServiceInput = {
  /** The day of the month periods begin on, 1 to 31; default: the account's. */
  billingDay?: InputMaybe<Scalars['Int']['input']>;
  /** The catalogue version that the customer saw; refused when the plan's price has changed since. */
  catalogVersion?: InputMaybe<Scalars['Int']['input']>;
  /** What the plan asks for; mandatory choices with a single value are added. */
  configuration?: InputMaybe<Array<ConfigurationInput>>;
  /** The same key and input gives the first answer again. */
  idempotencyKey: Scalars['ID']['input'];
  /** How it is paid. */
  mode?: InputMaybe<Scalars['String']['input']>;
  /** Chosen options; defaults of mandatory families are added. */
  options?: InputMaybe<Array<OptionInput>>;
  /** What to pay with; default: the account's default. */
  paymentMethodId?: InputMaybe<Scalars['ID']['input']>;
  /** Code of the plan. */
  planCode: Scalars['String']['input'];
  /** How many. */
  quantity?: InputMaybe<Scalars['Int']['input']>;
};

/** What came of an order. */
export type OrderServicePayload = {
  __typename?: 'OrderServicePayload';
  /** The invoice; null until the payment is made. */
  invoice?: Maybe<Invoice>;
  /** The order; null when it was refused. */
  order?: Maybe<Order>;
  /** The service; null until the payment is made. */
  service?: Maybe<Service>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** How far an order has come. */
export type OrderState =
  /** Paid; contract and invoice exist. */
  | 'COMPLETED'
  /** The payment was refused; nothing was bought. */
  | 'DECLINED'
  /** The payment's outcome is not known yet; it settles by itself. */
  | 'PAYING';

/** Where a page of a list begins and ends. */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** The cursor of the last edge; pass it as `after` to go on. */
  endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether more follows after `endCursor`. */
  hasNextPage: Scalars['Boolean']['output'];
  /** Whether something precedes `startCursor`. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the first edge; null on an empty page. */
  startCursor?: Maybe<Scalars['String']['output']>;
};

/** A payment of an invoice. */
export type Payment = Node & {
  __typename?: 'Payment';
  /** How much. */
  amount: Money;
  /** Why it was declined, in words for the customer. */
  declineReason?: Maybe<Scalars['String']['output']>;
  /** Opaque id. */
  id: Scalars['ID']['output'];
  /** With what; null when it was removed since. */
  method?: Maybe<PaymentMethod>;
  /** Where it stands. */
  state: PaymentState;
  /** When it was last changed. */
  updatedAt: Scalars['DateTime']['output'];
};

/** A saved way to pay. */
export type PaymentMethod = Node & {
  __typename?: 'PaymentMethod';
  /** The last month it is good for, `2029-04`; null without end. */
  expires?: Maybe<Scalars['String']['output']>;
  /** Opaque id. */
  id: Scalars['ID']['output'];
  /** Whether it is taken when none is named. */
  isDefault: Scalars['Boolean']['output'];
  /** What kind it is. */
  kind: PaymentMethodKind;
  /** What a person knows it by: `Visa •••• 4242`. */
  label: Scalars['String']['output'];
};

/** A kind of payment method. */
export type PaymentMethodKind =
  /** A credit or debit card. */
  | 'CARD'
  /** A direct debit mandate. */
  | 'DIRECT_DEBIT';

/** Where a payment stands. */
export type PaymentState =
  /** Made. */
  | 'CAPTURED'
  /** Refused by the provider. */
  | 'DECLINED'
  /** Being made; its outcome is not known yet. */
  | 'PENDING';

/** Days from `from` to `to`, the last not included. */
export type Period = {
  __typename?: 'Period';
  /** The first day. */
  from: Scalars['Date']['output'];
  /** The day after the last. */
  to: Scalars['Date']['output'];
};

/** A phone line. */
export type PhoneLine = Node & {
  __typename?: 'PhoneLine';
  /** Opaque id. */
  id: Scalars['ID']['output'];
};

/** An offer of one catalogue version: a plan, or an add-on to one. */
export type Plan = Node & {
  __typename?: 'Plan';
  /** Opaque id; it names the catalogue version too, so what it shows never changes. */
  id: Scalars['ID']['output'];
};

export type Query = {
  __typename?: 'Query';
  /** An account by its id: one's own, or any for an operator. */
  account?: Maybe<Account>;
  /** An invoice or credit note by its id. */
  invoice?: Maybe<Invoice>;
  /** The account that the token speaks for. Null for an operator's token, which speaks for none. */
  me?: Maybe<Account>;
  /** Any object by its id. Null when there is none, or it is somebody else's. */
  node?: Maybe<Node>;
  /** An order by its id: how far it has come. */
  order?: Maybe<Order>;
  /** What an order would cost: the same calculation as the invoice's. */
  orderPreview: OrderPreviewPayload;
  /** A service by its id. Null when there is none, or it is somebody else's. */
  service?: Maybe<Service>;
  /** The account's services, in pages. */
  services: ServiceConnection;
};


export type QueryAccountArgs = {
  id: Scalars['ID']['input'];
};


export type QueryInvoiceArgs = {
  id: Scalars['ID']['input'];
};


export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


export type QueryOrderArgs = {
  id: Scalars['ID']['input'];
};


export type QueryOrderPreviewArgs = {
  input: OrderPreviewInput;
};


export type QueryServiceArgs = {
  id: Scalars['ID']['input'];
};


export type QueryServicesArgs = {
  accountId?: InputMaybe<Scalars['ID']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ServiceFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<ServiceOrder>;
};

/** Which service to renew. */
export type RenewServiceInput = {
  /** The same key and input gives the first answer again. */
  idempotencyKey: Scalars['ID']['input'];
  /** What to pay with; default: the account's default. */
  paymentMethodId?: InputMaybe<Scalars['ID']['input']>;
  /** Id of the service. */
  serviceId: Scalars['ID']['input'];
};

/** What came of an early renewal. */
export type RenewServicePayload = {
  __typename?: 'RenewServicePayload';
  /** The invoice; null until the payment is made. */
  invoice?: Maybe<Invoice>;
  /** The order of the renewal; null when refused. */
  order?: Maybe<Order>;
  /** The service as it is now; null when refused. */
  service?: Maybe<Service>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** A dedicated server. */
export type Server = Node & {
  __typename?: 'Server';
  /** Opaque id. */
  id: Scalars['ID']['output'];
};

/** What a customer owns, in any universe. */
export type Service = Node & {
  __typename?: 'Service';
  /** What may be done with it now, and why not. */
  availableActions: Array<AvailableAction>;
  /** The terms it is owned on. */
  contract: Contract;
  /** When it was delivered; null before. */
  deliveredAt?: Maybe<Scalars['DateTime']['output']>;
  /** What it is known by: the host name once it is delivered. */
  displayName: Scalars['String']['output'];
  /** Opaque id. */
  id: Scalars['ID']['output'];
  /** Its invoices and credit notes, newest first. */
  invoices: InvoiceConnection;
  /** What will be billed next, and when; null when nothing more will be. */
  nextInvoice?: Maybe<UpcomingInvoice>;
  /** When it was ordered. */
  orderedAt: Scalars['DateTime']['output'];
  /** Whether it may be used. */
  state: ServiceState;
  /** The universe it belongs to. */
  universe: Universe;
};


/** What a customer owns, in any universe. */
export type ServiceInvoicesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Something that can be done with a service. */
export type ServiceAction =
  /** No longer renew by itself: `setAutoRenew` false. */
  | 'DISABLE_AUTO_RENEW'
  /** Renew by itself from now on: `setAutoRenew` true. */
  | 'ENABLE_AUTO_RENEW'
  /** Renew early: `renewService`. */
  | 'RENEW'
  /** Stop when what is paid ends: `stopService` PERIOD_END. */
  | 'STOP_AT_PERIOD_END'
  /** Stop with a credit for the unused part: `stopService` NOW. */
  | 'STOP_NOW'
  /** Take back a stop: `undoStopService`. */
  | 'UNDO_STOP';

/** A page of services. */
export type ServiceConnection = {
  __typename?: 'ServiceConnection';
  /** The services with their cursors. */
  edges: Array<ServiceEdge>;
  /** The services alone. */
  nodes: Array<Service>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** How many match in all. */
  totalCount: Scalars['Int']['output'];
};

/** A number of services. */
export type ServiceCount = {
  __typename?: 'ServiceCount';
  /** How many. */
  count: Scalars['Int']['output'];
  /** The state. */
  state: ServiceState;
  /** The universe. */
  universe: Universe;
};

/** A service in a page. */
export type ServiceEdge = {
  __typename?: 'ServiceEdge';
  /** Its place in the list. */
  cursor: Scalars['String']['output'];
  /** The service. */
  node: Service;
};

/** Something about a service is not as it was. */
export type ServiceEvent = {
  __typename?: 'ServiceEvent';
  /** When. */
  at: Scalars['DateTime']['output'];
  /** Its place among the account's events, opaque; pass it as `after` to go on behind it. Good for three days. */
  cursor: Scalars['String']['output'];
  /** What has changed. */
  kind: ServiceEventKind;
  /** The service as it is now. */
  service: Service;
};

/** What has changed about a service. */
export type ServiceEventKind =
  /** Its contract: a stop, automatic renewal, its end. */
  | 'CONTRACT'
  /** It was delivered, or got another name. */
  | 'DELIVERED'
  /** An invoice or credit note for it was issued, or paid, or could not be charged. */
  | 'INVOICE'
  /** It was bought. */
  | 'ORDERED'
  /** Whether it may be used. */
  | 'STATE';

/** What services must match: all conditions that are given hold. */
export type ServiceFilter = {
  /** Whether it renews by itself. */
  autoRenew?: InputMaybe<Scalars['Boolean']['input']>;
  /** Billed next before this day. */
  nextDateBefore?: InputMaybe<Scalars['Date']['input']>;
  /** Part of the display name. */
  search?: InputMaybe<Scalars['String']['input']>;
  /** Any of these states; without it all but ENDED. */
  states?: InputMaybe<Array<ServiceState>>;
  /** Any of these universes. */
  universes?: InputMaybe<Array<Universe>>;
};

/** The order of a list of services. */
export type ServiceOrder =
  /** By display name. */
  | 'NAME'
  /** Newest first. */
  | 'NEWEST'
  /** What is billed next, first. */
  | 'NEXT_DATE';

/** Whether a service may be used: what the customer has a right to. */
export type ServiceState =
  /** Delivered and in use. */
  | 'ACTIVE'
  /** Over. */
  | 'ENDED'
  /** Paid, and on its way. */
  | 'PROVISIONING'
  /** Not to be used until its invoice is paid. */
  | 'SUSPENDED';

/** Whether a service renews by itself. */
export type SetAutoRenewInput = {
  /** On or off. */
  autoRenew: Scalars['Boolean']['input'];
  /** The same key and input gives the first answer again. */
  idempotencyKey: Scalars['ID']['input'];
  /** Id of the service. */
  serviceId: Scalars['ID']['input'];
};

/** What came of it. */
export type SetAutoRenewPayload = {
  __typename?: 'SetAutoRenewPayload';
  /** The service as it is now; null when refused. */
  service?: Maybe<Service>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** Which service to stop, and when. */
export type StopServiceInput = {
  /** The same key and input gives the first answer again. */
  idempotencyKey: Scalars['ID']['input'];
  /** Why, in the customer's words. */
  reason?: InputMaybe<Scalars['String']['input']>;
  /** Id of the service. */
  serviceId: Scalars['ID']['input'];
  /** When. */
  when: StopWhen;
};

/** What came of a stop. */
export type StopServicePayload = {
  __typename?: 'StopServicePayload';
  /** The credit notes for the unused part; empty at the period's end. */
  creditNotes: Array<Invoice>;
  /** The service as it is now; null when refused. */
  service?: Maybe<Service>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** When a stop takes effect. */
export type StopWhen =
  /** Today, with a credit for the unused part. */
  | 'NOW'
  /** When what is paid ends, without a credit; after a commitment when one runs. */
  | 'PERIOD_END';

export type Subscription = {
  __typename?: 'Subscription';
  /**
   * What changes about the account's services. Each event shows the service as it is when the event is delivered; none is lost
   * and none comes twice: after a break, go on behind the last cursor that was seen.
   */
  serviceChanged: ServiceEvent;
};


export type SubscriptionServiceChangedArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  id?: InputMaybe<Scalars['ID']['input']>;
};

/** A company of the group that sells in one country. */
export type Subsidiary = {
  __typename?: 'Subsidiary';
  /** Its code: `FR`. */
  code: Scalars['ID']['output'];
};

/** Why something cannot be done. */
export type UnavailableReason =
  /** It is set so already. */
  | 'ALREADY_SET'
  /** The service has ended. */
  | 'ENDED'
  /** A commitment runs until `deadline`. */
  | 'ENGAGED'
  /** It is not delivered yet. */
  | 'NOT_DELIVERED'
  /** No stop is set. */
  | 'NOT_STOPPING'
  /** It is renewed as far ahead as it can be. */
  | 'RENEWED_AHEAD'
  /** A stop is set; take it back first. */
  | 'STOPPING'
  /** An invoice is not paid. */
  | 'UNPAID';

/** Which stop to take back. */
export type UndoStopServiceInput = {
  /** The same key and input gives the first answer again. */
  idempotencyKey: Scalars['ID']['input'];
  /** Id of the service. */
  serviceId: Scalars['ID']['input'];
};

/** What came of taking back a stop. */
export type UndoStopServicePayload = {
  __typename?: 'UndoStopServicePayload';
  /** The service as it is now; null when refused. */
  service?: Maybe<Service>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** A part of what the provider sells. */
export type Universe =
  /** Instances and storage, paid as you go. */
  | 'CLOUD'
  /** Dedicated servers. */
  | 'INFRASTRUCTURE'
  /** Phone lines and access. */
  | 'TELECOM'
  /** Domains, web hosting, mail. */
  | 'WEB';

/** An invoice that is not issued yet; the real one will be equal unless something changes. */
export type UpcomingInvoice = {
  __typename?: 'UpcomingInvoice';
  /** What will be charged. */
  amountDue: Money;
  /** What the account's credit will pay of it. */
  creditApplied: Money;
  /** The day it will be issued on. */
  date: Scalars['Date']['output'];
  /** With tax. */
  gross: Money;
  /** What will be on it. */
  lines: Array<UpcomingLine>;
  /** The sum of the lines. */
  net: Money;
  /** The tax on it. */
  tax: Money;
  /** The tax rate in per cent. */
  taxRate: Scalars['Decimal']['output'];
};

/** A line of an invoice that is not issued yet. */
export type UpcomingLine = {
  __typename?: 'UpcomingLine';
  /** Without tax. */
  amount: Money;
  /** The first day it pays for. */
  from: Scalars['Date']['output'];
  /** What kind of charge. */
  kind: LineKind;
  /** What it is for. */
  label: Scalars['String']['output'];
  /** How many. */
  quantity: Scalars['Int']['output'];
  /** The service it is for; null in an order's preview. */
  serviceId?: Maybe<Scalars['ID']['output']>;
  /** The day after the last. */
  to: Scalars['Date']['output'];
};

/** A reason why a request was refused, for the user. */
export type UserError = {
  __typename?: 'UserError';
  /** Stable code: `PLAN_NOT_ORDERABLE`. */
  code: Scalars['String']['output'];
  /** Path of the input field it is about: `["input", "planCode"]`; empty when it is about none. */
  field: Array<Scalars['String']['output']>;
  /** In words: what was wrong and what to do. */
  message: Scalars['String']['output'];
  /** Whether the same request may succeed later. */
  retryable: Scalars['Boolean']['output'];
};

/** A web hosting. */
export type WebHosting = Node & {
  __typename?: 'WebHosting';
  /** Opaque id. */
  id: Scalars['ID']['output'];
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Account: Account;
  Contract: Contract;
  Invoice: Invoice;
  Service: Service;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Account:
    ( { __typename: 'Account' }
    & GraphQLRecursivePick<FederationTypes['Account'], {"id":true}> );
  Contract:
    ( { __typename: 'Contract' }
    & GraphQLRecursivePick<FederationTypes['Contract'], {"id":true}> );
  Invoice:
    ( { __typename: 'Invoice' }
    & GraphQLRecursivePick<FederationTypes['Invoice'], {"id":true}> );
  Service:
    ( { __typename: 'Service' }
    & GraphQLRecursivePick<FederationTypes['Service'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( DomainAccount )
    | ( ServiceFacts )
    | ( Domain )
    | ( Instance )
    | ( DomainInvoice )
    | ( Mailbox )
    | ( DomainOrder )
    | ( DomainPayment )
    | ( DomainPaymentMethod )
    | ( PhoneLine )
    | ( Plan )
    | ( Server )
    | ( DomainService )
    | ( WebHosting )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Account: ResolverTypeWrapper<DomainAccount>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  AvailableAction: ResolverTypeWrapper<AvailableAction>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  ConfigurationInput: ConfigurationInput;
  ConfigurationValue: ResolverTypeWrapper<ConfigurationValue>;
  Contract: ResolverTypeWrapper<ServiceFacts>;
  ContractItem: ResolverTypeWrapper<ShownItem>;
  ContractState: ContractState;
  Currency: ResolverTypeWrapper<Scalars['Currency']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  Domain: ResolverTypeWrapper<Domain>;
  Duration: ResolverTypeWrapper<Scalars['Duration']['output']>;
  Engagement: ResolverTypeWrapper<ShownEngagement>;
  EngagementEndAction: EngagementEndAction;
  Instance: ResolverTypeWrapper<Instance>;
  Invoice: ResolverTypeWrapper<DomainInvoice>;
  InvoiceConnection: ResolverTypeWrapper<InvoicePage>;
  InvoiceEdge: ResolverTypeWrapper<Omit<InvoiceEdge, 'node'> & { node: ResolversTypes['Invoice'] }>;
  InvoiceKind: InvoiceKind;
  InvoiceLine: ResolverTypeWrapper<DomainInvoiceLine>;
  InvoiceState: InvoiceState;
  LineKind: LineKind;
  Mailbox: ResolverTypeWrapper<Mailbox>;
  Money: ResolverTypeWrapper<ShownMoney>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  OptionInput: OptionInput;
  Order: ResolverTypeWrapper<DomainOrder>;
  OrderPreviewInput: OrderPreviewInput;
  OrderPreviewPayload: ResolverTypeWrapper<Omit<OrderPreviewPayload, 'invoice' | 'recurringPrice' | 'userErrors'> & { invoice?: Maybe<ResolversTypes['UpcomingInvoice']>, recurringPrice?: Maybe<ResolversTypes['Money']>, userErrors: Array<ResolversTypes['UserError']> }>;
  OrderServiceInput: OrderServiceInput;
  OrderServicePayload: ResolverTypeWrapper<Omit<OrderServicePayload, 'invoice' | 'order' | 'service' | 'userErrors'> & { invoice?: Maybe<ResolversTypes['Invoice']>, order?: Maybe<ResolversTypes['Order']>, service?: Maybe<ResolversTypes['Service']>, userErrors: Array<ResolversTypes['UserError']> }>;
  OrderState: OrderState;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Payment: ResolverTypeWrapper<DomainPayment>;
  PaymentMethod: ResolverTypeWrapper<DomainPaymentMethod>;
  PaymentMethodKind: PaymentMethodKind;
  PaymentState: PaymentState;
  Period: ResolverTypeWrapper<Period>;
  PhoneLine: ResolverTypeWrapper<PhoneLine>;
  Plan: ResolverTypeWrapper<Plan>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RenewServiceInput: RenewServiceInput;
  RenewServicePayload: ResolverTypeWrapper<Omit<RenewServicePayload, 'invoice' | 'order' | 'service' | 'userErrors'> & { invoice?: Maybe<ResolversTypes['Invoice']>, order?: Maybe<ResolversTypes['Order']>, service?: Maybe<ResolversTypes['Service']>, userErrors: Array<ResolversTypes['UserError']> }>;
  Server: ResolverTypeWrapper<Server>;
  Service: ResolverTypeWrapper<DomainService>;
  ServiceAction: ServiceAction;
  ServiceConnection: ResolverTypeWrapper<ServicePage>;
  ServiceCount: ResolverTypeWrapper<ServiceCount>;
  ServiceEdge: ResolverTypeWrapper<Omit<ServiceEdge, 'node'> & { node: ResolversTypes['Service'] }>;
  ServiceEvent: ResolverTypeWrapper<ServiceChange>;
  ServiceEventKind: ServiceEventKind;
  ServiceFilter: ServiceFilter;
  ServiceOrder: ServiceOrder;
  ServiceState: ServiceState;
  SetAutoRenewInput: SetAutoRenewInput;
  SetAutoRenewPayload: ResolverTypeWrapper<Omit<SetAutoRenewPayload, 'service' | 'userErrors'> & { service?: Maybe<ResolversTypes['Service']>, userErrors: Array<ResolversTypes['UserError']> }>;
  StopServiceInput: StopServiceInput;
  StopServicePayload: ResolverTypeWrapper<Omit<StopServicePayload, 'creditNotes' | 'service' | 'userErrors'> & { creditNotes: Array<ResolversTypes['Invoice']>, service?: Maybe<ResolversTypes['Service']>, userErrors: Array<ResolversTypes['UserError']> }>;
  StopWhen: StopWhen;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Subsidiary: ResolverTypeWrapper<Subsidiary>;
  UnavailableReason: UnavailableReason;
  UndoStopServiceInput: UndoStopServiceInput;
  UndoStopServicePayload: ResolverTypeWrapper<Omit<UndoStopServicePayload, 'service' | 'userErrors'> & { service?: Maybe<ResolversTypes['Service']>, userErrors: Array<ResolversTypes['UserError']> }>;
  Universe: Universe;
  UpcomingInvoice: ResolverTypeWrapper<DomainUpcomingInvoice>;
  UpcomingLine: ResolverTypeWrapper<DomainLine>;
  UserError: ResolverTypeWrapper<Refusal>;
  WebHosting: ResolverTypeWrapper<WebHosting>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Account: DomainAccount;
  Int: Scalars['Int']['output'];
  String: Scalars['String']['output'];
  ID: Scalars['ID']['output'];
  AvailableAction: AvailableAction;
  Boolean: Scalars['Boolean']['output'];
  ConfigurationInput: ConfigurationInput;
  ConfigurationValue: ConfigurationValue;
  Contract: ServiceFacts;
  ContractItem: ShownItem;
  Currency: Scalars['Currency']['output'];
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  Domain: Domain;
  Duration: Scalars['Duration']['output'];
  Engagement: ShownEngagement;
  Instance: Instance;
  Invoice: DomainInvoice;
  InvoiceConnection: InvoicePage;
  InvoiceEdge: Omit<InvoiceEdge, 'node'> & { node: ResolversParentTypes['Invoice'] };
  InvoiceLine: DomainInvoiceLine;
  Mailbox: Mailbox;
  Money: ShownMoney;
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  OptionInput: OptionInput;
  Order: DomainOrder;
  OrderPreviewInput: OrderPreviewInput;
  OrderPreviewPayload: Omit<OrderPreviewPayload, 'invoice' | 'recurringPrice' | 'userErrors'> & { invoice?: Maybe<ResolversParentTypes['UpcomingInvoice']>, recurringPrice?: Maybe<ResolversParentTypes['Money']>, userErrors: Array<ResolversParentTypes['UserError']> };
  OrderServiceInput: OrderServiceInput;
  OrderServicePayload: Omit<OrderServicePayload, 'invoice' | 'order' | 'service' | 'userErrors'> & { invoice?: Maybe<ResolversParentTypes['Invoice']>, order?: Maybe<ResolversParentTypes['Order']>, service?: Maybe<ResolversParentTypes['Service']>, userErrors: Array<ResolversParentTypes['UserError']> };
  PageInfo: PageInfo;
  Payment: DomainPayment;
  PaymentMethod: DomainPaymentMethod;
  Period: Period;
  PhoneLine: PhoneLine;
  Plan: Plan;
  Query: Record<PropertyKey, never>;
  RenewServiceInput: RenewServiceInput;
  RenewServicePayload: Omit<RenewServicePayload, 'invoice' | 'order' | 'service' | 'userErrors'> & { invoice?: Maybe<ResolversParentTypes['Invoice']>, order?: Maybe<ResolversParentTypes['Order']>, service?: Maybe<ResolversParentTypes['Service']>, userErrors: Array<ResolversParentTypes['UserError']> };
  Server: Server;
  Service: DomainService;
  ServiceConnection: ServicePage;
  ServiceCount: ServiceCount;
  ServiceEdge: Omit<ServiceEdge, 'node'> & { node: ResolversParentTypes['Service'] };
  ServiceEvent: ServiceChange;
  ServiceFilter: ServiceFilter;
  SetAutoRenewInput: SetAutoRenewInput;
  SetAutoRenewPayload: Omit<SetAutoRenewPayload, 'service' | 'userErrors'> & { service?: Maybe<ResolversParentTypes['Service']>, userErrors: Array<ResolversParentTypes['UserError']> };
  StopServiceInput: StopServiceInput;
  StopServicePayload: Omit<StopServicePayload, 'creditNotes' | 'service' | 'userErrors'> & { creditNotes: Array<ResolversParentTypes['Invoice']>, service?: Maybe<ResolversParentTypes['Service']>, userErrors: Array<ResolversParentTypes['UserError']> };
  Subscription: Record<PropertyKey, never>;
  Subsidiary: Subsidiary;
  UndoStopServiceInput: UndoStopServiceInput;
  UndoStopServicePayload: Omit<UndoStopServicePayload, 'service' | 'userErrors'> & { service?: Maybe<ResolversParentTypes['Service']>, userErrors: Array<ResolversParentTypes['UserError']> };
  UpcomingInvoice: DomainUpcomingInvoice;
  UpcomingLine: DomainLine;
  UserError: Refusal;
  WebHosting: WebHosting;
};

export type AccountResolvers<ContextType = BillingContext, ParentType extends ResolversParentTypes['Account'] = ResolversParentTypes['Account'], FederationReferenceType extends FederationReferenceTypes['Account'] = FederationReferenceTypes['Account']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Account']> | FederationReferenceType, FederationReferenceType, ContextType>;
  billingDay?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  credit?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['Currency'], ParentType, ContextType>;
  email?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  invoices?: Resolver<ResolversTypes['InvoiceConnection'], ParentType, ContextType, RequireFields<AccountInvoicesArgs, 'first'>>;
  language?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nextInvoice?: Resolver<Maybe<ResolversTypes['UpcomingInvoice']>, ParentType, ContextType>;
  paymentMethods?: Resolver<Array<ResolversTypes['PaymentMethod']>, ParentType, ContextType>;
  serviceCounts?: Resolver<Array<ResolversTypes['ServiceCount']>, ParentType, ContextType>;
  subsidiary?: Resolver<Maybe<ResolversTypes['Subsidiary']>, ParentType, ContextType>;
  subsidiaryCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  taxId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AvailableActionResolvers<ContextType = BillingContext, ParentType extends ResolversParentTypes['AvailableAction'] = ResolversParentTypes['AvailableAction']> = {
  action?: Resolver<ResolversTypes['ServiceAction'], ParentType, ContextType>;
  deadline?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  enabled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['UnavailableReason']>, ParentType, ContextType>;
};

export type ConfigurationValueResolvers<ContextType = BillingContext, ParentType extends ResolversParentTypes['ConfigurationValue'] = ResolversParentTypes['ConfigurationValue']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ContractResolvers<ContextType = BillingContext, ParentType extends ResolversParentTypes['Contract'] = ResolversParentTypes['Contract'], FederationReferenceType extends FederationReferenceTypes['Contract'] = FederationReferenceTypes['Contract']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Contract']> | FederationReferenceType, FederationReferenceType, ContextType>;
  autoRenew?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  billedUntil?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  billingDay?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  configuration?: Resolver<Array<ResolversTypes['ConfigurationValue']>, ParentType, ContextType>;
  currentPeriod?: Resolver<Maybe<ResolversTypes['Period']>, ParentType, ContextType>;
  endsOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  engagement?: Resolver<Maybe<ResolversTypes['Engagement']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  items?: Resolver<Array<ResolversTypes['ContractItem']>, ParentType, ContextType>;
  mode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  period?: Resolver<ResolversTypes['Duration'], ParentType, ContextType>;
  plan?: Resolver<Maybe<ResolversTypes['Plan']>, ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  startedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ContractState'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ContractItemResolvers<ContextType = BillingContext, ParentType extends ResolversParentTypes['ContractItem'] = ResolversParentTypes['ContractItem']> = {
  isAddon?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  planCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  promotionalPrice?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unitPrice?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export interface CurrencyScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Currency'], any> {
  name: 'Currency';
}

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type DomainResolvers<ContextType = BillingContext, ParentType extends ResolversParentTypes['Domain'] = ResolversParentTypes['Domain']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface DurationScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Duration'], any> {
  name: 'Duration';
}

export type EngagementResolvers<ContextType = BillingContext, ParentType extends ResolversParentTypes['Engagement'] = ResolversParentTypes['Engagement']> = {
  endAction?: Resolver<ResolversTypes['EngagementEndAction'], ParentType, ContextType>;
  endsOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  startsOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
};

export type InstanceResolvers<ContextType = BillingContext, ParentType extends ResolversParentTypes['Instance'] = ResolversParentTypes['Instance']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InvoiceResolvers<ContextType = BillingContext, ParentType extends ResolversParentTypes['Invoice'] = ResolversParentTypes['Invoice'], FederationReferenceType extends FederationReferenceTypes['Invoice'] = FederationReferenceTypes['Invoice']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Invoice']> | FederationReferenceType, FederationReferenceType, ContextType>;
  amountDue?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  corrects?: Resolver<Maybe<ResolversTypes['Invoice']>, ParentType, ContextType>;
  creditApplied?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  gross?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  issuedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['InvoiceKind'], ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['InvoiceLine']>, ParentType, ContextType>;
  net?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  payments?: Resolver<Array<ResolversTypes['Payment']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['InvoiceState'], ParentType, ContextType>;
  tax?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  taxRate?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InvoiceConnectionResolvers<ContextType = BillingContext, ParentType extends ResolversParentTypes['InvoiceConnection'] = ResolversParentTypes['InvoiceConnection']> = {
  edges?: Resolver<Array<ResolversTypes['InvoiceEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Invoice']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type InvoiceEdgeResolvers<ContextType = BillingContext, ParentType extends ResolversParentTypes['InvoiceEdge'] = ResolversParentTypes['InvoiceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Invoice'], ParentType, ContextType>;
};

export type InvoiceLineResolvers<ContextType = BillingContext, ParentType extends ResolversParentTypes['InvoiceLine'] = ResolversParentTypes['InvoiceLine']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['LineKind'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  service?: Resolver<Maybe<ResolversTypes['Service']>, ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  unitPrice?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type MailboxResolvers<ContextType = BillingContext, ParentType extends ResolversParentTypes['Mailbox'] = ResolversParentTypes['Mailbox']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = BillingContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['Currency'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = BillingContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  orderService?: Resolver<ResolversTypes['OrderServicePayload'], ParentType, ContextType, RequireFields<MutationOrderServiceArgs, 'input'>>;
  renewService?: Resolver<ResolversTypes['RenewServicePayload'], ParentType, ContextType, RequireFields<MutationRenewServiceArgs, 'input'>>;
  setAutoRenew?: Resolver<ResolversTypes['SetAutoRenewPayload'], ParentType, ContextType, RequireFields<MutationSetAutoRenewArgs, 'input'>>;
  stopService?: Resolver<ResolversTypes['StopServicePayload'], ParentType, ContextType, RequireFields<MutationStopServiceArgs, 'input'>>;
  undoStopService?: Resolver<ResolversTypes['UndoStopServicePayload'], ParentType, ContextType, RequireFields<MutationUndoStopServiceArgs, 'input'>>;
};

export type NodeResolvers<ContextType = BillingContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType?: TypeResolveFn<'Account' | 'Contract' | 'Domain' | 'Instance' | 'Invoice' | 'Mailbox' | 'Order' | 'Payment' | 'PaymentMethod' | 'PhoneLine' | 'Plan' | 'Server' | 'Service' | 'WebHosting', ParentType, ContextType>;
};

export type OrderResolvers<ContextType = BillingContext, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  invoice?: Resolver<Maybe<ResolversTypes['Invoice']>, ParentType, ContextType>;
  service?: Resolver<Maybe<ResolversTypes['Service']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['OrderState'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrderPreviewPayloadResolvers<ContextType = BillingContext, ParentType extends ResolversParentTypes['OrderPreviewPayload'] = ResolversParentTypes['OrderPreviewPayload']> = {
  invoice?: Resolver<Maybe<ResolversTypes['UpcomingInvoice']>, ParentType, ContextType>;
  recurringPrice?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type OrderServicePayloadResolvers<ContextType = BillingContext, ParentType extends ResolversParentTypes['OrderServicePayload'] = ResolversParentTypes['OrderServicePayload']> = {
  invoice?: Resolver<Maybe<ResolversTypes['Invoice']>, ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  service?: Resolver<Maybe<ResolversTypes['Service']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = BillingContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PaymentResolvers<ContextType = BillingContext, ParentType extends ResolversParentTypes['Payment'] = ResolversParentTypes['Payment']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  declineReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  method?: Resolver<Maybe<ResolversTypes['PaymentMethod']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['PaymentState'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PaymentMethodResolvers<ContextType = BillingContext, ParentType extends ResolversParentTypes['PaymentMethod'] = ResolversParentTypes['PaymentMethod']> = {
  expires?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isDefault?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['PaymentMethodKind'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PeriodResolvers<ContextType = BillingContext, ParentType extends ResolversParentTypes['Period'] = ResolversParentTypes['Period']> = {
  from?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
};

export type PhoneLineResolvers<ContextType = BillingContext, ParentType extends ResolversParentTypes['PhoneLine'] = ResolversParentTypes['PhoneLine']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PlanResolvers<ContextType = BillingContext, ParentType extends ResolversParentTypes['Plan'] = ResolversParentTypes['Plan']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QueryResolvers<ContextType = BillingContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType, RequireFields<QueryAccountArgs, 'id'>>;
  invoice?: Resolver<Maybe<ResolversTypes['Invoice']>, ParentType, ContextType, RequireFields<QueryInvoiceArgs, 'id'>>;
  me?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType, RequireFields<QueryOrderArgs, 'id'>>;
  orderPreview?: Resolver<ResolversTypes['OrderPreviewPayload'], ParentType, ContextType, RequireFields<QueryOrderPreviewArgs, 'input'>>;
  service?: Resolver<Maybe<ResolversTypes['Service']>, ParentType, ContextType, RequireFields<QueryServiceArgs, 'id'>>;
  services?: Resolver<ResolversTypes['ServiceConnection'], ParentType, ContextType, RequireFields<QueryServicesArgs, 'first' | 'orderBy'>>;
};

export type RenewServicePayloadResolvers<ContextType = BillingContext, ParentType extends ResolversParentTypes['RenewServicePayload'] = ResolversParentTypes['RenewServicePayload']> = {
  invoice?: Resolver<Maybe<ResolversTypes['Invoice']>, ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  service?: Resolver<Maybe<ResolversTypes['Service']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ServerResolvers<ContextType = BillingContext, ParentType extends ResolversParentTypes['Server'] = ResolversParentTypes['Server']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ServiceResolvers<ContextType = BillingContext, ParentType extends ResolversParentTypes['Service'] = ResolversParentTypes['Service'], FederationReferenceType extends FederationReferenceTypes['Service'] = FederationReferenceTypes['Service']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Service']> | FederationReferenceType, FederationReferenceType, ContextType>;
  availableActions?: Resolver<Array<ResolversTypes['AvailableAction']>, ParentType, ContextType>;
  contract?: Resolver<ResolversTypes['Contract'], ParentType, ContextType>;
  deliveredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  invoices?: Resolver<ResolversTypes['InvoiceConnection'], ParentType, ContextType, RequireFields<ServiceInvoicesArgs, 'first'>>;
  nextInvoice?: Resolver<Maybe<ResolversTypes['UpcomingInvoice']>, ParentType, ContextType>;
  orderedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ServiceState'], ParentType, ContextType>;
  universe?: Resolver<ResolversTypes['Universe'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ServiceConnectionResolvers<ContextType = BillingContext, ParentType extends ResolversParentTypes['ServiceConnection'] = ResolversParentTypes['ServiceConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ServiceEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Service']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ServiceCountResolvers<ContextType = BillingContext, ParentType extends ResolversParentTypes['ServiceCount'] = ResolversParentTypes['ServiceCount']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ServiceState'], ParentType, ContextType>;
  universe?: Resolver<ResolversTypes['Universe'], ParentType, ContextType>;
};

export type ServiceEdgeResolvers<ContextType = BillingContext, ParentType extends ResolversParentTypes['ServiceEdge'] = ResolversParentTypes['ServiceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Service'], ParentType, ContextType>;
};

export type ServiceEventResolvers<ContextType = BillingContext, ParentType extends ResolversParentTypes['ServiceEvent'] = ResolversParentTypes['ServiceEvent']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ServiceEventKind'], ParentType, ContextType>;
  service?: Resolver<ResolversTypes['Service'], ParentType, ContextType>;
};

export type SetAutoRenewPayloadResolvers<ContextType = BillingContext, ParentType extends ResolversParentTypes['SetAutoRenewPayload'] = ResolversParentTypes['SetAutoRenewPayload']> = {
  service?: Resolver<Maybe<ResolversTypes['Service']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type StopServicePayloadResolvers<ContextType = BillingContext, ParentType extends ResolversParentTypes['StopServicePayload'] = ResolversParentTypes['StopServicePayload']> = {
  creditNotes?: Resolver<Array<ResolversTypes['Invoice']>, ParentType, ContextType>;
  service?: Resolver<Maybe<ResolversTypes['Service']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = BillingContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  serviceChanged?: SubscriptionResolver<ResolversTypes['ServiceEvent'], "serviceChanged", ParentType, ContextType, Partial<SubscriptionServiceChangedArgs>>;
};

export type SubsidiaryResolvers<ContextType = BillingContext, ParentType extends ResolversParentTypes['Subsidiary'] = ResolversParentTypes['Subsidiary']> = {
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type UndoStopServicePayloadResolvers<ContextType = BillingContext, ParentType extends ResolversParentTypes['UndoStopServicePayload'] = ResolversParentTypes['UndoStopServicePayload']> = {
  service?: Resolver<Maybe<ResolversTypes['Service']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpcomingInvoiceResolvers<ContextType = BillingContext, ParentType extends ResolversParentTypes['UpcomingInvoice'] = ResolversParentTypes['UpcomingInvoice']> = {
  amountDue?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  creditApplied?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  date?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  gross?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['UpcomingLine']>, ParentType, ContextType>;
  net?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  tax?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  taxRate?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type UpcomingLineResolvers<ContextType = BillingContext, ParentType extends ResolversParentTypes['UpcomingLine'] = ResolversParentTypes['UpcomingLine']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['LineKind'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  serviceId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = BillingContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  retryable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type WebHostingResolvers<ContextType = BillingContext, ParentType extends ResolversParentTypes['WebHosting'] = ResolversParentTypes['WebHosting']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = BillingContext> = {
  Account?: AccountResolvers<ContextType>;
  AvailableAction?: AvailableActionResolvers<ContextType>;
  ConfigurationValue?: ConfigurationValueResolvers<ContextType>;
  Contract?: ContractResolvers<ContextType>;
  ContractItem?: ContractItemResolvers<ContextType>;
  Currency?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  Domain?: DomainResolvers<ContextType>;
  Duration?: GraphQLScalarType;
  Engagement?: EngagementResolvers<ContextType>;
  Instance?: InstanceResolvers<ContextType>;
  Invoice?: InvoiceResolvers<ContextType>;
  InvoiceConnection?: InvoiceConnectionResolvers<ContextType>;
  InvoiceEdge?: InvoiceEdgeResolvers<ContextType>;
  InvoiceLine?: InvoiceLineResolvers<ContextType>;
  Mailbox?: MailboxResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  Order?: OrderResolvers<ContextType>;
  OrderPreviewPayload?: OrderPreviewPayloadResolvers<ContextType>;
  OrderServicePayload?: OrderServicePayloadResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Payment?: PaymentResolvers<ContextType>;
  PaymentMethod?: PaymentMethodResolvers<ContextType>;
  Period?: PeriodResolvers<ContextType>;
  PhoneLine?: PhoneLineResolvers<ContextType>;
  Plan?: PlanResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RenewServicePayload?: RenewServicePayloadResolvers<ContextType>;
  Server?: ServerResolvers<ContextType>;
  Service?: ServiceResolvers<ContextType>;
  ServiceConnection?: ServiceConnectionResolvers<ContextType>;
  ServiceCount?: ServiceCountResolvers<ContextType>;
  ServiceEdge?: ServiceEdgeResolvers<ContextType>;
  ServiceEvent?: ServiceEventResolvers<ContextType>;
  SetAutoRenewPayload?: SetAutoRenewPayloadResolvers<ContextType>;
  StopServicePayload?: StopServicePayloadResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  Subsidiary?: SubsidiaryResolvers<ContextType>;
  UndoStopServicePayload?: UndoStopServicePayloadResolvers<ContextType>;
  UpcomingInvoice?: UpcomingInvoiceResolvers<ContextType>;
  UpcomingLine?: UpcomingLineResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  WebHosting?: WebHostingResolvers<ContextType>;
};

