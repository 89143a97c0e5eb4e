import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Datacenter as Place } from '../domain/datacenter';
import type { DomainView, InstanceView, MailboxView, PhoneLineView, ResourceView, ServerView, WebHostingView } from '../domain/resourceView';
import type { IpAddress as Address } from '../domain/resource';
import type { Condition } from '../domain/condition';
import type { ServerDetails } from '../domain/details';
import type { ResourceChange } from './ResourceEvent';
import type { ServiceReference } from './Service';
import type { Task as Work } from '../domain/task';
import type { InfrastructureContext } from '../context';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** An instant in UTC, RFC 3339 with a `Z`: `2026-11-22T21:00:00.000Z`. */
  DateTime: { input: Date; output: Date; }
  _FieldSet: { input: string; output: string; }
};

/** A kind of condition. */
export type ConditionCode =
  /** It was changed from outside and is being put right. */
  | 'DRIFTED'
  /** What was asked of it failed. */
  | 'FAILED'
  /** It cannot be reached. */
  | 'UNREACHABLE';

/** A place where machines stand. */
export type Datacenter = {
  readonly __typename?: 'Datacenter';
  /** The town. */
  readonly city: Scalars['String']['output'];
  /** Its code: `rbx`. */
  readonly code: Scalars['String']['output'];
  /** The country, ISO 3166: `FR`. */
  readonly country: Scalars['String']['output'];
};

/** What a resource is being brought to. */
export type DesiredState =
  /** In use. */
  | 'ACTIVE'
  /** Wiped and given back. */
  | 'RELEASED'
  /** Switched off. */
  | 'SUSPENDED';

/** A domain name. */
export type Domain = Resource & {
  readonly __typename?: 'Domain';
  /** Set when it cannot be reached or is not as it should be. */
  readonly condition?: Maybe<ResourceCondition>;
  /** What is being done with it now. */
  readonly currentTask?: Maybe<Task>;
  /** The state it is being brought to. */
  readonly desiredState: DesiredState;
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** The domain name. */
  readonly name: Scalars['String']['output'];
  /** Its name servers. */
  readonly nameServers: ReadonlyArray<Scalars['String']['output']>;
  /** When it was last seen as shown; null before it was ever seen. */
  readonly observedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Where it stands. */
  readonly state: ResourceState;
  /** What was done with it, newest first, at most 20. */
  readonly tasks: ReadonlyArray<Task>;
};

/** A cloud instance. */
export type Instance = Resource & {
  readonly __typename?: 'Instance';
  /** Set when it cannot be reached or is not as it should be. */
  readonly condition?: Maybe<ResourceCondition>;
  /** What is being done with it now. */
  readonly currentTask?: Maybe<Task>;
  /** The state it is being brought to. */
  readonly desiredState: DesiredState;
  /** Its size: `b3-8`. */
  readonly flavor: Scalars['String']['output'];
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** Its addresses, the main one first. */
  readonly ip: ReadonlyArray<IpAddress>;
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** When it was last seen as shown; null before it was ever seen. */
  readonly observedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Whether it is switched on, as last seen. */
  readonly power: Power;
  /** The region it runs in; null until it is placed. */
  readonly region?: Maybe<Scalars['String']['output']>;
  /** Where it stands. */
  readonly state: ResourceState;
  /** What was done with it, newest first, at most 20. */
  readonly tasks: ReadonlyArray<Task>;
};

/** An address on the network. */
export type IpAddress = {
  readonly __typename?: 'IpAddress';
  /** The address, IPv4 or IPv6. */
  readonly address: Scalars['String']['output'];
  /** Its reverse name; null without one. */
  readonly reverse?: Maybe<Scalars['String']['output']>;
  /** 4 or 6. */
  readonly version: Scalars['Int']['output'];
};

/** A mailbox. */
export type Mailbox = Resource & {
  readonly __typename?: 'Mailbox';
  /** Set when it cannot be reached or is not as it should be. */
  readonly condition?: Maybe<ResourceCondition>;
  /** What is being done with it now. */
  readonly currentTask?: Maybe<Task>;
  /** The state it is being brought to. */
  readonly desiredState: DesiredState;
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** Its address. */
  readonly name: Scalars['String']['output'];
  /** When it was last seen as shown; null before it was ever seen. */
  readonly observedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Its size in GB; null when not known. */
  readonly quotaGb?: Maybe<Scalars['Int']['output']>;
  /** Where it stands. */
  readonly state: ResourceState;
  /** What was done with it, newest first, at most 20. */
  readonly tasks: ReadonlyArray<Task>;
};

/** A phone line. */
export type PhoneLine = Resource & {
  readonly __typename?: 'PhoneLine';
  /** Set when it cannot be reached or is not as it should be. */
  readonly condition?: Maybe<ResourceCondition>;
  /** What is being done with it now. */
  readonly currentTask?: Maybe<Task>;
  /** The state it is being brought to. */
  readonly desiredState: DesiredState;
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** Its name: the number. */
  readonly name: Scalars['String']['output'];
  /** The number, E.164; null until one is assigned. */
  readonly number?: Maybe<Scalars['String']['output']>;
  /** When it was last seen as shown; null before it was ever seen. */
  readonly observedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Where it stands. */
  readonly state: ResourceState;
  /** What was done with it, newest first, at most 20. */
  readonly tasks: ReadonlyArray<Task>;
};

/** Whether a machine is switched on. */
export type Power =
  /** Off. */
  | 'OFF'
  /** On. */
  | 'ON'
  /** Not known: it cannot be reached, or was never seen. */
  | 'UNKNOWN';

/** Something that runs for a customer: what is really there, as it was last seen. */
export type Resource = {
  /** Set when it cannot be reached or is not as it should be. */
  readonly condition?: Maybe<ResourceCondition>;
  /** What is being done with it now. */
  readonly currentTask?: Maybe<Task>;
  /** The state it is being brought to. */
  readonly desiredState: DesiredState;
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** What it is called: a host name, a domain, an address, a number. */
  readonly name: Scalars['String']['output'];
  /** When it was last seen as shown; null before it was ever seen. */
  readonly observedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Where it stands. */
  readonly state: ResourceState;
  /** What was done with it, newest first, at most 20. */
  readonly tasks: ReadonlyArray<Task>;
};

/** Something that is not as it should be. */
export type ResourceCondition = {
  readonly __typename?: 'ResourceCondition';
  /** Stable code. */
  readonly code: ConditionCode;
  /** In words. */
  readonly message: Scalars['String']['output'];
  /** Since when. */
  readonly since: Scalars['DateTime']['output'];
};

/** Something about a resource is not as it was. */
export type ResourceEvent = {
  readonly __typename?: 'ResourceEvent';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** Its place among the account's events, opaque; pass it as `after` to go on behind it. Good for three days. */
  readonly cursor: Scalars['String']['output'];
  /** What has changed. */
  readonly kind: ResourceEventKind;
  /** The resource as it is now; null when it is wiped. */
  readonly resource?: Maybe<Resource>;
  /** The service that it was delivered for. */
  readonly service: Service;
};

/** What has changed about a resource. */
export type ResourceEventKind =
  /** What is not as it should be: noticed, or put right. */
  | 'CONDITION'
  /** Where it stands, or what it is called. */
  | 'STATE'
  /** A task: it was asked for, has begun, has come further, or has ended. */
  | 'TASK';

/** Where a resource stands. */
export type ResourceState =
  /** In use. */
  | 'ACTIVE'
  /** Could not be made or changed; a person looks after it. */
  | 'FAILED'
  /** Being made. */
  | 'PROVISIONING'
  /** Nobody's; kept apart and never wiped by itself. */
  | 'QUARANTINED'
  /** Wiped and given back. */
  | 'RELEASED'
  /** Switched off until its invoice is paid. */
  | 'SUSPENDED';

/** A dedicated server. */
export type Server = Resource & {
  readonly __typename?: 'Server';
  /** Set when it cannot be reached or is not as it should be. */
  readonly condition?: Maybe<ResourceCondition>;
  /** What is being done with it now. */
  readonly currentTask?: Maybe<Task>;
  /** Where it stands; null until a machine is assigned. */
  readonly datacenter?: Maybe<Datacenter>;
  /** The state it is being brought to. */
  readonly desiredState: DesiredState;
  /** What it is made of. */
  readonly hardware: ServerHardware;
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** Its addresses, the main one first. */
  readonly ip: ReadonlyArray<IpAddress>;
  /** Its host name. */
  readonly name: Scalars['String']['output'];
  /** When it was last seen as shown; null before it was ever seen. */
  readonly observedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What runs on it: `debian12_64`. */
  readonly operatingSystem?: Maybe<Scalars['String']['output']>;
  /** Whether it is switched on, as last seen. */
  readonly power: Power;
  /** The rack it stands in: `RBX-12B34`; null until a machine is assigned. */
  readonly rack?: Maybe<Scalars['String']['output']>;
  /** Where it stands. */
  readonly state: ResourceState;
  /** What was done with it, newest first, at most 20. */
  readonly tasks: ReadonlyArray<Task>;
};

/** What a server is made of. */
export type ServerHardware = {
  readonly __typename?: 'ServerHardware';
  /** Its processors. */
  readonly cpu: Scalars['String']['output'];
  /** Memory in GB; null when not known. */
  readonly memoryGb?: Maybe<Scalars['Int']['output']>;
  /** Its disks; null when not known. */
  readonly storage?: Maybe<Scalars['String']['output']>;
};

/** What a customer owns, in any universe. */
export type Service = {
  readonly __typename?: 'Service';
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** What was delivered, or is being; null before, and when it is wiped. */
  readonly resource?: Maybe<Resource>;
  /** The server, when it is one. */
  readonly server?: Maybe<Server>;
};

export type Subscription = {
  readonly __typename?: 'Subscription';
  /**
   * What changes about what is delivered: tasks and their progress, states, conditions. Each event shows the resource as it is
   * when the event is delivered; none is lost and none comes twice: after a break, go on behind the last cursor that was seen.
   */
  readonly resourceChanged: ResourceEvent;
};


export type SubscriptionResourceChangedArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  id?: InputMaybe<Scalars['ID']['input']>;
};

/** A piece of work on a resource. */
export type Task = {
  readonly __typename?: 'Task';
  /** When it was asked for. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** When it ended; null before. */
  readonly endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Why it failed, in words for the customer. */
  readonly failure?: Maybe<Scalars['String']['output']>;
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** What is done. */
  readonly kind: TaskKind;
  /** Per cent done, 0 to 100. */
  readonly progress: Scalars['Int']['output'];
  /** How far it is. */
  readonly state: TaskState;
  /** The step it is at: `installing`. */
  readonly step?: Maybe<Scalars['String']['output']>;
};

/** A kind of task. */
export type TaskKind =
  /** Make and deliver. */
  | 'PROVISION'
  /** Wipe and give back. */
  | 'RELEASE'
  /** Switch on again. */
  | 'RESUME'
  /** Switch off for an unpaid invoice. */
  | 'SUSPEND';

/** How far a task is. */
export type TaskState =
  /** Done. */
  | 'DONE'
  /** Failed for good. */
  | 'FAILED'
  /** Waits for its turn. */
  | 'PENDING'
  /** Is being done. */
  | 'RUNNING';

/** A web hosting. */
export type WebHosting = Resource & {
  readonly __typename?: 'WebHosting';
  /** The cluster it runs on. */
  readonly cluster?: Maybe<Scalars['String']['output']>;
  /** Set when it cannot be reached or is not as it should be. */
  readonly condition?: Maybe<ResourceCondition>;
  /** What is being done with it now. */
  readonly currentTask?: Maybe<Task>;
  /** The state it is being brought to. */
  readonly desiredState: DesiredState;
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** Its host name. */
  readonly name: Scalars['String']['output'];
  /** When it was last seen as shown; null before it was ever seen. */
  readonly observedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Where it stands. */
  readonly state: ResourceState;
  /** Its storage in GB; null when not known. */
  readonly storageGb?: Maybe<Scalars['Int']['output']>;
  /** What was done with it, newest first, at most 20. */
  readonly tasks: ReadonlyArray<Task>;
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
  Domain: Domain;
  Instance: Instance;
  Mailbox: Mailbox;
  PhoneLine: PhoneLine;
  Server: Server;
  Service: Service;
  WebHosting: WebHosting;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Domain:
    ( { __typename: 'Domain' }
    & GraphQLRecursivePick<FederationTypes['Domain'], {"id":true}> );
  Instance:
    ( { __typename: 'Instance' }
    & GraphQLRecursivePick<FederationTypes['Instance'], {"id":true}> );
  Mailbox:
    ( { __typename: 'Mailbox' }
    & GraphQLRecursivePick<FederationTypes['Mailbox'], {"id":true}> );
  PhoneLine:
    ( { __typename: 'PhoneLine' }
    & GraphQLRecursivePick<FederationTypes['PhoneLine'], {"id":true}> );
  Server:
    ( { __typename: 'Server' }
    & GraphQLRecursivePick<FederationTypes['Server'], {"id":true}> );
  Service:
    ( { __typename: 'Service' }
    & GraphQLRecursivePick<FederationTypes['Service'], {"id":true}> );
  WebHosting:
    ( { __typename: 'WebHosting' }
    & GraphQLRecursivePick<FederationTypes['WebHosting'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  ConditionCode: ConditionCode;
  Datacenter: ResolverTypeWrapper<Place>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DesiredState: DesiredState;
  Domain: ResolverTypeWrapper<DomainView>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Instance: ResolverTypeWrapper<InstanceView>;
  IpAddress: ResolverTypeWrapper<Address>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Mailbox: ResolverTypeWrapper<MailboxView>;
  PhoneLine: ResolverTypeWrapper<PhoneLineView>;
  Power: Power;
  Resource: ResolverTypeWrapper<ResourceView>;
  ResourceCondition: ResolverTypeWrapper<Condition>;
  ResourceEvent: ResolverTypeWrapper<ResourceChange>;
  ResourceEventKind: ResourceEventKind;
  ResourceState: ResourceState;
  Server: ResolverTypeWrapper<ServerView>;
  ServerHardware: ResolverTypeWrapper<ServerDetails>;
  Service: ResolverTypeWrapper<ServiceReference>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Task: ResolverTypeWrapper<Work>;
  TaskKind: TaskKind;
  TaskState: TaskState;
  WebHosting: ResolverTypeWrapper<WebHostingView>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Datacenter: Place;
  String: Scalars['String']['output'];
  DateTime: Scalars['DateTime']['output'];
  Domain: DomainView;
  ID: Scalars['ID']['output'];
  Instance: InstanceView;
  IpAddress: Address;
  Int: Scalars['Int']['output'];
  Mailbox: MailboxView;
  PhoneLine: PhoneLineView;
  Resource: ResourceView;
  ResourceCondition: Condition;
  ResourceEvent: ResourceChange;
  Server: ServerView;
  ServerHardware: ServerDetails;
  Service: ServiceReference;
  Subscription: Record<PropertyKey, never>;
  Task: Work;
  WebHosting: WebHostingView;
  Boolean: Scalars['Boolean']['output'];
};

export type DatacenterResolvers<ContextType = InfrastructureContext, ParentType extends ResolversParentTypes['Datacenter'] = ResolversParentTypes['Datacenter']> = {
  city?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  country?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DomainResolvers<ContextType = InfrastructureContext, ParentType extends ResolversParentTypes['Domain'] = ResolversParentTypes['Domain'], FederationReferenceType extends FederationReferenceTypes['Domain'] = FederationReferenceTypes['Domain']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Domain']> | FederationReferenceType, FederationReferenceType, ContextType>;
  condition?: Resolver<Maybe<ResolversTypes['ResourceCondition']>, ParentType, ContextType>;
  currentTask?: Resolver<Maybe<ResolversTypes['Task']>, ParentType, ContextType>;
  desiredState?: Resolver<ResolversTypes['DesiredState'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nameServers?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  observedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ResourceState'], ParentType, ContextType>;
  tasks?: Resolver<ReadonlyArray<ResolversTypes['Task']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InstanceResolvers<ContextType = InfrastructureContext, ParentType extends ResolversParentTypes['Instance'] = ResolversParentTypes['Instance'], FederationReferenceType extends FederationReferenceTypes['Instance'] = FederationReferenceTypes['Instance']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Instance']> | FederationReferenceType, FederationReferenceType, ContextType>;
  condition?: Resolver<Maybe<ResolversTypes['ResourceCondition']>, ParentType, ContextType>;
  currentTask?: Resolver<Maybe<ResolversTypes['Task']>, ParentType, ContextType>;
  desiredState?: Resolver<ResolversTypes['DesiredState'], ParentType, ContextType>;
  flavor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ip?: Resolver<ReadonlyArray<ResolversTypes['IpAddress']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  observedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  power?: Resolver<ResolversTypes['Power'], ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ResourceState'], ParentType, ContextType>;
  tasks?: Resolver<ReadonlyArray<ResolversTypes['Task']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type IpAddressResolvers<ContextType = InfrastructureContext, ParentType extends ResolversParentTypes['IpAddress'] = ResolversParentTypes['IpAddress']> = {
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reverse?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MailboxResolvers<ContextType = InfrastructureContext, ParentType extends ResolversParentTypes['Mailbox'] = ResolversParentTypes['Mailbox'], FederationReferenceType extends FederationReferenceTypes['Mailbox'] = FederationReferenceTypes['Mailbox']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Mailbox']> | FederationReferenceType, FederationReferenceType, ContextType>;
  condition?: Resolver<Maybe<ResolversTypes['ResourceCondition']>, ParentType, ContextType>;
  currentTask?: Resolver<Maybe<ResolversTypes['Task']>, ParentType, ContextType>;
  desiredState?: Resolver<ResolversTypes['DesiredState'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  observedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  quotaGb?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ResourceState'], ParentType, ContextType>;
  tasks?: Resolver<ReadonlyArray<ResolversTypes['Task']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PhoneLineResolvers<ContextType = InfrastructureContext, ParentType extends ResolversParentTypes['PhoneLine'] = ResolversParentTypes['PhoneLine'], FederationReferenceType extends FederationReferenceTypes['PhoneLine'] = FederationReferenceTypes['PhoneLine']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['PhoneLine']> | FederationReferenceType, FederationReferenceType, ContextType>;
  condition?: Resolver<Maybe<ResolversTypes['ResourceCondition']>, ParentType, ContextType>;
  currentTask?: Resolver<Maybe<ResolversTypes['Task']>, ParentType, ContextType>;
  desiredState?: Resolver<ResolversTypes['DesiredState'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  number?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  observedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ResourceState'], ParentType, ContextType>;
  tasks?: Resolver<ReadonlyArray<ResolversTypes['Task']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ResourceResolvers<ContextType = InfrastructureContext, ParentType extends ResolversParentTypes['Resource'] = ResolversParentTypes['Resource']> = {
  __resolveType?: TypeResolveFn<'Domain' | 'Instance' | 'Mailbox' | 'PhoneLine' | 'Server' | 'WebHosting', ParentType, ContextType>;
};

export type ResourceConditionResolvers<ContextType = InfrastructureContext, ParentType extends ResolversParentTypes['ResourceCondition'] = ResolversParentTypes['ResourceCondition']> = {
  code?: Resolver<ResolversTypes['ConditionCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ResourceEventResolvers<ContextType = InfrastructureContext, ParentType extends ResolversParentTypes['ResourceEvent'] = ResolversParentTypes['ResourceEvent']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ResourceEventKind'], ParentType, ContextType>;
  resource?: Resolver<Maybe<ResolversTypes['Resource']>, ParentType, ContextType>;
  service?: Resolver<ResolversTypes['Service'], ParentType, ContextType>;
};

export type ServerResolvers<ContextType = InfrastructureContext, ParentType extends ResolversParentTypes['Server'] = ResolversParentTypes['Server'], FederationReferenceType extends FederationReferenceTypes['Server'] = FederationReferenceTypes['Server']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Server']> | FederationReferenceType, FederationReferenceType, ContextType>;
  condition?: Resolver<Maybe<ResolversTypes['ResourceCondition']>, ParentType, ContextType>;
  currentTask?: Resolver<Maybe<ResolversTypes['Task']>, ParentType, ContextType>;
  datacenter?: Resolver<Maybe<ResolversTypes['Datacenter']>, ParentType, ContextType>;
  desiredState?: Resolver<ResolversTypes['DesiredState'], ParentType, ContextType>;
  hardware?: Resolver<ResolversTypes['ServerHardware'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ip?: Resolver<ReadonlyArray<ResolversTypes['IpAddress']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  observedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  operatingSystem?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  power?: Resolver<ResolversTypes['Power'], ParentType, ContextType>;
  rack?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ResourceState'], ParentType, ContextType>;
  tasks?: Resolver<ReadonlyArray<ResolversTypes['Task']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ServerHardwareResolvers<ContextType = InfrastructureContext, ParentType extends ResolversParentTypes['ServerHardware'] = ResolversParentTypes['ServerHardware']> = {
  cpu?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  memoryGb?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  storage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ServiceResolvers<ContextType = InfrastructureContext, ParentType extends ResolversParentTypes['Service'] = ResolversParentTypes['Service'], FederationReferenceType extends FederationReferenceTypes['Service'] = FederationReferenceTypes['Service']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Service']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  resource?: Resolver<Maybe<ResolversTypes['Resource']>, ParentType, ContextType>;
  server?: Resolver<Maybe<ResolversTypes['Server']>, ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = InfrastructureContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  resourceChanged?: SubscriptionResolver<ResolversTypes['ResourceEvent'], "resourceChanged", ParentType, ContextType, Partial<SubscriptionResourceChangedArgs>>;
};

export type TaskResolvers<ContextType = InfrastructureContext, ParentType extends ResolversParentTypes['Task'] = ResolversParentTypes['Task']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TaskKind'], ParentType, ContextType>;
  progress?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['TaskState'], ParentType, ContextType>;
  step?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type WebHostingResolvers<ContextType = InfrastructureContext, ParentType extends ResolversParentTypes['WebHosting'] = ResolversParentTypes['WebHosting'], FederationReferenceType extends FederationReferenceTypes['WebHosting'] = FederationReferenceTypes['WebHosting']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['WebHosting']> | FederationReferenceType, FederationReferenceType, ContextType>;
  cluster?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  condition?: Resolver<Maybe<ResolversTypes['ResourceCondition']>, ParentType, ContextType>;
  currentTask?: Resolver<Maybe<ResolversTypes['Task']>, ParentType, ContextType>;
  desiredState?: Resolver<ResolversTypes['DesiredState'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  observedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ResourceState'], ParentType, ContextType>;
  storageGb?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  tasks?: Resolver<ReadonlyArray<ResolversTypes['Task']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = InfrastructureContext> = {
  Datacenter?: DatacenterResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Domain?: DomainResolvers<ContextType>;
  Instance?: InstanceResolvers<ContextType>;
  IpAddress?: IpAddressResolvers<ContextType>;
  Mailbox?: MailboxResolvers<ContextType>;
  PhoneLine?: PhoneLineResolvers<ContextType>;
  Resource?: ResourceResolvers<ContextType>;
  ResourceCondition?: ResourceConditionResolvers<ContextType>;
  ResourceEvent?: ResourceEventResolvers<ContextType>;
  Server?: ServerResolvers<ContextType>;
  ServerHardware?: ServerHardwareResolvers<ContextType>;
  Service?: ServiceResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  Task?: TaskResolvers<ContextType>;
  WebHosting?: WebHostingResolvers<ContextType>;
};

