import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { OfferedFamily } from './offeredFamily';
import type { PublishedVersion, PublishedRange, PublishedPlan } from '../domain/published';
import type { Hardware as ServerHardware } from '../domain/hardware';
import type { Configuration } from '../domain/plan';
import type { CountedPlanList } from '../actions/listPlans';
import type { RangeRollout as Rollout, Subsidiary as SellingSubsidiary } from '../domain/subsidiary';
import type { CatalogContext } from '../context';
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

/** A family of options of a plan. */
export type AddonFamily = {
  __typename?: 'AddonFamily';
  /** What can be chosen. */
  addons: Array<Plan>;
  /** What is taken when nothing is chosen. */
  default?: Maybe<Plan>;
  /** Whether at most one of it can be chosen. */
  exclusive: Scalars['Boolean']['output'];
  /** Whether one of it must be chosen. */
  mandatory: Scalars['Boolean']['output'];
  /** Its name: `memory`. */
  name: Scalars['String']['output'];
};

/** Bandwidth that a server is offered with. */
export type BandwidthOption = {
  __typename?: 'BandwidthOption';
  /** The add-on's code. */
  addonCode: Scalars['String']['output'];
  /** Whether it is guaranteed. */
  guaranteed: Scalars['Boolean']['output'];
  /** The rate in Mbit/s. */
  mbps: Scalars['Int']['output'];
};

/** A lower and an upper bound. */
export type Bounds = {
  __typename?: 'Bounds';
  /** The most; null without bound. */
  max?: Maybe<Scalars['Int']['output']>;
  /** The least. */
  min: Scalars['Int']['output'];
};

/** One published version of a subsidiary's catalogue; immutable. */
export type Catalog = {
  __typename?: 'Catalog';
  /** How many add-ons it offers. */
  addonCount: Scalars['Int']['output'];
  /** From when it was sold. */
  effectiveFrom: Scalars['DateTime']['output'];
  /** Until when; null for the newest. */
  effectiveTo?: Maybe<Scalars['DateTime']['output']>;
  /** Opaque id. */
  id: Scalars['ID']['output'];
  /** How many plans it offers. */
  planCount: Scalars['Int']['output'];
  /** Its plans, in pages. */
  plans: PlanConnection;
  /** The ranges it offers, with the number of plans in each. */
  ranges: Array<CatalogRange>;
  /** The subsidiary it belongs to. */
  subsidiary: Subsidiary;
  /** The publisher's number of the version; grows with each. */
  version: Scalars['Int']['output'];
};


/** One published version of a subsidiary's catalogue; immutable. */
export type CatalogPlansArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<PlanFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<PlanOrder>;
};

/** A range in a catalogue. */
export type CatalogRange = {
  __typename?: 'CatalogRange';
  /** The brand it is sold under: `Kimsufi`. */
  brand: Scalars['String']['output'];
  /** How many plans it has. */
  planCount: Scalars['Int']['output'];
  /** The range: `KS`. */
  range: Scalars['String']['output'];
  /** The universe it belongs to. */
  universe: Universe;
};

/** A server's processors. */
export type Cpu = {
  __typename?: 'Cpu';
  /** The base clock in GHz. */
  baseGhz?: Maybe<Scalars['Float']['output']>;
  /** The highest clock in GHz. */
  boostGhz?: Maybe<Scalars['Float']['output']>;
  /** The maker: `Intel`. */
  brand: Scalars['String']['output'];
  /** Cores in all. */
  cores: Scalars['Int']['output'];
  /** How many processors. */
  count: Scalars['Int']['output'];
  /** The model: `Xeon-E 2386G`. */
  model: Scalars['String']['output'];
  /** A benchmark's score, as published. */
  score?: Maybe<Scalars['Int']['output']>;
  /** Threads in all. */
  threads: Scalars['Int']['output'];
};

/** Disks of one kind. */
export type Disk = {
  __typename?: 'Disk';
  /** How many. */
  count: Scalars['Int']['output'];
  /** `NVMe`, `SATA`, `SAS`. */
  interface?: Maybe<Scalars['String']['output']>;
  /** Capacity of each, in GB. */
  sizeGb: Scalars['Int']['output'];
  /** `SSD` or `HDD`. */
  technology: Scalars['String']['output'];
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

/** How long a commitment is and what happens at its end. */
export type EngagementRule = {
  __typename?: 'EngagementRule';
  /** Its length. */
  duration: Scalars['Duration']['output'];
  /** What happens at its end. */
  endAction: EngagementEndAction;
  /** Whether it is paid by the period or at once. */
  type: EngagementType;
};

/** How a commitment is paid. */
export type EngagementType =
  /** Period by period. */
  | 'PERIODIC'
  /** At once, at the start. */
  | 'UPFRONT';

/** A server's hardware. */
export type Hardware = {
  __typename?: 'Hardware';
  /** The public bandwidth it can have, least first. */
  bandwidth: Array<BandwidthOption>;
  /** Its processors; null when the catalogue does not say. */
  cpu?: Maybe<Cpu>;
  /** Its frame: `1U`. */
  frame?: Maybe<Scalars['String']['output']>;
  /** The memory it can have, least first. */
  memory: Array<MemoryOption>;
  /** The storage it can have, least first. */
  storage: Array<StorageOption>;
};

/** What a server's hardware must have. */
export type HardwareFilter = {
  /** Words in the processor's brand or model. */
  cpu?: InputMaybe<Scalars['String']['input']>;
  /** Offered with this disk technology: `SSD`, `HDD`, or the interface `NVMe`. */
  disk?: InputMaybe<Scalars['String']['input']>;
  /** At least so many cores. */
  minCores?: InputMaybe<Scalars['Int']['input']>;
  /** At least so much memory, in GB, with the largest option. */
  minMemoryGb?: InputMaybe<Scalars['Int']['input']>;
  /** At least so much storage, in GB, with the largest option. */
  minStorageGb?: InputMaybe<Scalars['Int']['input']>;
};

/** A size of memory that a server is offered with. */
export type MemoryOption = {
  __typename?: 'MemoryOption';
  /** The add-on's code. */
  addonCode: Scalars['String']['output'];
  /** Whether it corrects errors. */
  ecc: Scalars['Boolean']['output'];
  /** Its clock in MHz. */
  mhz?: Maybe<Scalars['Int']['output']>;
  /** Its size in GB. */
  sizeGb: Scalars['Int']['output'];
  /** Its type: `DDR4`. */
  type: Scalars['String']['output'];
};

/** An amount in a currency. Invoice amounts carry the currency's own decimals, unit prices up to eight. */
export type Money = {
  __typename?: 'Money';
  /** The amount, exact. */
  amount: Scalars['Decimal']['output'];
  /** The currency. */
  currency: Scalars['Currency']['output'];
};

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

/** An offer of one catalogue version: a plan, or an add-on to one. */
export type Plan = {
  __typename?: 'Plan';
  /** The options that go with it. */
  addonFamilies: Array<AddonFamily>;
  /** The brand it is sold under: `Kimsufi`. */
  brand: Scalars['String']['output'];
  /** The catalogue version it stands in. */
  catalogVersion: Scalars['Int']['output'];
  /** Its code in the catalogue: `24sk10`. */
  code: Scalars['String']['output'];
  /** What the buyer chooses or tells. */
  configurations: Array<PlanConfiguration>;
  /** Where it is offered: codes of datacenters; empty when that is not a choice. */
  datacenters: Array<Scalars['String']['output']>;
  /** What it is, in the catalogue's words. */
  description?: Maybe<Scalars['String']['output']>;
  /** A server's hardware; null for anything else. */
  hardware?: Maybe<Hardware>;
  /** Opaque id; it names the catalogue version too, so what it shows never changes. */
  id: Scalars['ID']['output'];
  /** Whether it is an add-on to another plan. */
  isAddon: Scalars['Boolean']['output'];
  /** How it can be paid, each way with its price. */
  modes: Array<PricingMode>;
  /** The price for a month without commitment, promotions left out; null when it is not sold by the month. */
  monthlyPrice?: Maybe<Money>;
  /** Its name, as on the invoice. */
  name: Scalars['String']['output'];
  /** Whether it can be ordered now. */
  orderable: Scalars['Boolean']['output'];
  /** All pricings, as published. */
  pricings: Array<Pricing>;
  /** The range: `KS`, `SYS`, `RISE`. */
  range: Scalars['String']['output'];
  /** Other technical data, as name and value. */
  specifications: Array<Specification>;
  /** The subsidiary that sells it. */
  subsidiary: Subsidiary;
  /** The universe it belongs to. */
  universe: Universe;
  /** Why not, when it cannot: the range is not switched on here, or the plan is withdrawn. */
  unorderableReason?: Maybe<Scalars['String']['output']>;
};

/** Something that the buyer chooses or tells with the order. */
export type PlanConfiguration = {
  __typename?: 'PlanConfiguration';
  /** Whether the value is free text. */
  custom: Scalars['Boolean']['output'];
  /** Whether it must be given. */
  mandatory: Scalars['Boolean']['output'];
  /** Its name: `dedicated_datacenter`. */
  name: Scalars['String']['output'];
  /** What can be chosen; empty for free text. */
  values: Array<Scalars['String']['output']>;
};

/** A page of plans. */
export type PlanConnection = {
  __typename?: 'PlanConnection';
  /** The plans with their cursors. */
  edges: Array<PlanEdge>;
  /** The plans alone. */
  nodes: Array<Plan>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** How many match in all. */
  totalCount: Scalars['Int']['output'];
};

/** A plan in a page. */
export type PlanEdge = {
  __typename?: 'PlanEdge';
  /** Its place in the list. */
  cursor: Scalars['String']['output'];
  /** The plan. */
  node: Plan;
};

/** What plans must match: all conditions that are given hold. */
export type PlanFilter = {
  /** Offered in any of these datacenters. */
  datacenters?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Hardware that it must have. */
  hardware?: InputMaybe<HardwareFilter>;
  /** At most this price for a month without commitment. */
  maxPrice?: InputMaybe<Scalars['Decimal']['input']>;
  /** At least this price for a month without commitment, in the catalogue's currency. */
  minPrice?: InputMaybe<Scalars['Decimal']['input']>;
  /** Only what can be ordered now. */
  orderable?: InputMaybe<Scalars['Boolean']['input']>;
  /** Any of these ranges. */
  ranges?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Words in the name, the description or the code. */
  search?: InputMaybe<Scalars['String']['input']>;
  /** The universe. */
  universe?: InputMaybe<Universe>;
};

/** The order of a list of plans. */
export type PlanOrder =
  /** By name. */
  | 'NAME'
  /** Cheapest first, by the monthly price without commitment. */
  | 'PRICE'
  /** Dearest first. */
  | 'PRICE_DESC';

/** A pricing as published: what is charged, when, and on which terms. */
export type Pricing = {
  __typename?: 'Pricing';
  /** What it is for: `installation`, `renew`, `upgrade`, `consumption`, … */
  capacities: Array<Scalars['String']['output']>;
  /** The commitment in months; 0 without one. */
  commitment: Scalars['Int']['output'];
  /** Its description in the catalogue. */
  description?: Maybe<Scalars['String']['output']>;
  /** The rule of the commitment. */
  engagement?: Maybe<EngagementRule>;
  /** The mode it belongs to. */
  mode: Scalars['String']['output'];
  /** Whether a begun commitment must be completed. */
  mustBeCompleted: Scalars['Boolean']['output'];
  /** The billing period; null for what is charged once. */
  period?: Maybe<Scalars['Duration']['output']>;
  /** 0 for the start, 1 and on for what follows. */
  phase: Scalars['Int']['output'];
  /** The price, with up to eight decimals. */
  price: Money;
  /** Promotions on it, past and future ones too. */
  promotions: Array<Promotion>;
  /** The quantities it is for. */
  quantity: Bounds;
  /** How often it repeats. */
  repeat: Bounds;
  /** How steps of quantity count: `tiered`, `volume`. */
  strategy: Scalars['String']['output'];
  /** The tax on it. */
  tax: Money;
  /** `rental`, `consumption`, `purchase`. */
  type: Scalars['String']['output'];
};

/** One way to pay for a plan: what is paid at the start and for each period. */
export type PricingMode = {
  __typename?: 'PricingMode';
  /** The commitment; null without one. */
  engagement?: Maybe<EngagementRule>;
  /** `default` (no commitment), `degressivityN` (paid monthly, committed for N months), `upfrontN` (N months paid at once). */
  mode: Scalars['String']['output'];
  /** The billing period; null for what has only a setup fee or usage. */
  period?: Maybe<Scalars['Duration']['output']>;
  /** The price of a period, before promotions. */
  price: Money;
  /** The price of a period after the promotion of today; null when none runs. */
  promotionalPrice?: Maybe<Money>;
  /** The fee at the start, after the promotion of today. */
  setupFee: Money;
};

/** A reduction of a pricing, for a time. */
export type Promotion = {
  __typename?: 'Promotion';
  /** Whether it can be had now. */
  active: Scalars['Boolean']['output'];
  /** What it says to the buyer. */
  description?: Maybe<Scalars['String']['output']>;
  /** What it takes off one unit. */
  discount: Money;
  /** Until when it can be had; null without end. */
  endsAt?: Maybe<Scalars['DateTime']['output']>;
  /** Its name. */
  name: Scalars['String']['output'];
  /** For how many periods it lasts once had; null until the service ends. */
  periods?: Maybe<Scalars['Int']['output']>;
  /** From when it can be had; null without start. */
  startsAt?: Maybe<Scalars['DateTime']['output']>;
  /** The price of one unit after it. */
  total: Money;
  /** Whether `value` is per cent or an amount. */
  type: PromotionType;
  /** Per cent (`20`), or an amount in the pricing's currency. */
  value: Scalars['Decimal']['output'];
};

/** How a promotion is expressed. */
export type PromotionType =
  /** An amount off the price. */
  | 'AMOUNT'
  /** A price that stands instead. */
  | 'FIXED_PRICE'
  /** Per cent of the price. */
  | 'PERCENTAGE';

export type Query = {
  __typename?: 'Query';
  /** The catalogue that a subsidiary sells from at an instant (default: now). Null when it had none. */
  catalog?: Maybe<Catalog>;
  /** One plan or add-on by its code, as sold at an instant (default: now). Null when there is none. */
  plan?: Maybe<Plan>;
  /** The plans of a subsidiary, without add-ons, filtered and in pages. */
  plans: PlanConnection;
  /** All subsidiaries that sell something, by code. */
  subsidiaries: Array<Subsidiary>;
};


export type QueryCatalogArgs = {
  at?: InputMaybe<Scalars['DateTime']['input']>;
  subsidiary: Scalars['String']['input'];
};


export type QueryPlanArgs = {
  at?: InputMaybe<Scalars['DateTime']['input']>;
  code: Scalars['String']['input'];
  subsidiary: Scalars['String']['input'];
};


export type QueryPlansArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  at?: InputMaybe<Scalars['DateTime']['input']>;
  filter?: InputMaybe<PlanFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<PlanOrder>;
  subsidiary: Scalars['String']['input'];
};

/** Whether a range can be ordered in a subsidiary. */
export type RangeRollout = {
  __typename?: 'RangeRollout';
  /** Whether it is switched on. */
  enabled: Scalars['Boolean']['output'];
  /** Since when; null when it is not. */
  enabledAt?: Maybe<Scalars['DateTime']['output']>;
  /** The range: `KS`. */
  range: Scalars['String']['output'];
};

/** A name and a value from the technical data. */
export type Specification = {
  __typename?: 'Specification';
  /** The path of the datum: `hosting.storage.capacity`. */
  name: Scalars['String']['output'];
  /** Its value. */
  value: Scalars['String']['output'];
};

/** Storage that a server is offered with. */
export type StorageOption = {
  __typename?: 'StorageOption';
  /** The add-on's code. */
  addonCode: Scalars['String']['output'];
  /** Its disks. */
  disks: Array<Disk>;
  /** How the disks are joined: `Soft RAID`. */
  raid?: Maybe<Scalars['String']['output']>;
  /** All its disks together, in GB. */
  sizeGb: Scalars['Int']['output'];
};

/** A company of the group that sells in one country. */
export type Subsidiary = {
  __typename?: 'Subsidiary';
  /** Its code: `FR`. */
  code: Scalars['ID']['output'];
  /** The currency it sells in. */
  currency: Scalars['Currency']['output'];
  /** The language of its customers, BCP 47: `fr`. */
  language: Scalars['String']['output'];
  /** Its name. */
  name: Scalars['String']['output'];
  /** The ranges that are switched on here: what is not switched on cannot be ordered yet. */
  rollout: Array<RangeRollout>;
  /** Its tax rate in per cent: `20`. */
  taxRate: Scalars['Decimal']['output'];
  /** Its time zone, IANA: `Europe/Paris`. */
  timeZone: Scalars['String']['output'];
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
  Plan: Plan;
  Subsidiary: Subsidiary;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Plan:
    ( { __typename: 'Plan' }
    & GraphQLRecursivePick<FederationTypes['Plan'], {"id":true}> );
  Subsidiary:
    ( { __typename: 'Subsidiary' }
    & GraphQLRecursivePick<FederationTypes['Subsidiary'], {"code":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AddonFamily: ResolverTypeWrapper<OfferedFamily>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  BandwidthOption: ResolverTypeWrapper<BandwidthOption>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Bounds: ResolverTypeWrapper<Bounds>;
  Catalog: ResolverTypeWrapper<PublishedVersion>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  CatalogRange: ResolverTypeWrapper<PublishedRange>;
  Cpu: ResolverTypeWrapper<Cpu>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  Currency: ResolverTypeWrapper<Scalars['Currency']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  Disk: ResolverTypeWrapper<Disk>;
  Duration: ResolverTypeWrapper<Scalars['Duration']['output']>;
  EngagementEndAction: EngagementEndAction;
  EngagementRule: ResolverTypeWrapper<EngagementRule>;
  EngagementType: EngagementType;
  Hardware: ResolverTypeWrapper<ServerHardware>;
  HardwareFilter: HardwareFilter;
  MemoryOption: ResolverTypeWrapper<MemoryOption>;
  Money: ResolverTypeWrapper<Money>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Plan: ResolverTypeWrapper<PublishedPlan>;
  PlanConfiguration: ResolverTypeWrapper<Configuration>;
  PlanConnection: ResolverTypeWrapper<CountedPlanList>;
  PlanEdge: ResolverTypeWrapper<Omit<PlanEdge, 'node'> & { node: ResolversTypes['Plan'] }>;
  PlanFilter: PlanFilter;
  PlanOrder: PlanOrder;
  Pricing: ResolverTypeWrapper<Pricing>;
  PricingMode: ResolverTypeWrapper<PricingMode>;
  Promotion: ResolverTypeWrapper<Promotion>;
  PromotionType: PromotionType;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RangeRollout: ResolverTypeWrapper<Rollout>;
  Specification: ResolverTypeWrapper<Specification>;
  StorageOption: ResolverTypeWrapper<StorageOption>;
  Subsidiary: ResolverTypeWrapper<SellingSubsidiary>;
  Universe: Universe;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AddonFamily: OfferedFamily;
  Boolean: Scalars['Boolean']['output'];
  String: Scalars['String']['output'];
  BandwidthOption: BandwidthOption;
  Int: Scalars['Int']['output'];
  Bounds: Bounds;
  Catalog: PublishedVersion;
  ID: Scalars['ID']['output'];
  CatalogRange: PublishedRange;
  Cpu: Cpu;
  Float: Scalars['Float']['output'];
  Currency: Scalars['Currency']['output'];
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  Disk: Disk;
  Duration: Scalars['Duration']['output'];
  EngagementRule: EngagementRule;
  Hardware: ServerHardware;
  HardwareFilter: HardwareFilter;
  MemoryOption: MemoryOption;
  Money: Money;
  PageInfo: PageInfo;
  Plan: PublishedPlan;
  PlanConfiguration: Configuration;
  PlanConnection: CountedPlanList;
  PlanEdge: Omit<PlanEdge, 'node'> & { node: ResolversParentTypes['Plan'] };
  PlanFilter: PlanFilter;
  Pricing: Pricing;
  PricingMode: PricingMode;
  Promotion: Promotion;
  Query: Record<PropertyKey, never>;
  RangeRollout: Rollout;
  Specification: Specification;
  StorageOption: StorageOption;
  Subsidiary: SellingSubsidiary;
};

export type AddonFamilyResolvers<ContextType = CatalogContext, ParentType extends ResolversParentTypes['AddonFamily'] = ResolversParentTypes['AddonFamily']> = {
  addons?: Resolver<Array<ResolversTypes['Plan']>, ParentType, ContextType>;
  default?: Resolver<Maybe<ResolversTypes['Plan']>, ParentType, ContextType>;
  exclusive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  mandatory?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type BandwidthOptionResolvers<ContextType = CatalogContext, ParentType extends ResolversParentTypes['BandwidthOption'] = ResolversParentTypes['BandwidthOption']> = {
  addonCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  guaranteed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  mbps?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type BoundsResolvers<ContextType = CatalogContext, ParentType extends ResolversParentTypes['Bounds'] = ResolversParentTypes['Bounds']> = {
  max?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  min?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CatalogResolvers<ContextType = CatalogContext, ParentType extends ResolversParentTypes['Catalog'] = ResolversParentTypes['Catalog']> = {
  addonCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  effectiveFrom?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  effectiveTo?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  planCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  plans?: Resolver<ResolversTypes['PlanConnection'], ParentType, ContextType, RequireFields<CatalogPlansArgs, 'first' | 'orderBy'>>;
  ranges?: Resolver<Array<ResolversTypes['CatalogRange']>, ParentType, ContextType>;
  subsidiary?: Resolver<ResolversTypes['Subsidiary'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CatalogRangeResolvers<ContextType = CatalogContext, ParentType extends ResolversParentTypes['CatalogRange'] = ResolversParentTypes['CatalogRange']> = {
  brand?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  planCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  range?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  universe?: Resolver<ResolversTypes['Universe'], ParentType, ContextType>;
};

export type CpuResolvers<ContextType = CatalogContext, ParentType extends ResolversParentTypes['Cpu'] = ResolversParentTypes['Cpu']> = {
  baseGhz?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  boostGhz?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  brand?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  cores?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  model?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  score?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  threads?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
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

export type DiskResolvers<ContextType = CatalogContext, ParentType extends ResolversParentTypes['Disk'] = ResolversParentTypes['Disk']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  interface?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sizeGb?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  technology?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export interface DurationScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Duration'], any> {
  name: 'Duration';
}

export type EngagementRuleResolvers<ContextType = CatalogContext, ParentType extends ResolversParentTypes['EngagementRule'] = ResolversParentTypes['EngagementRule']> = {
  duration?: Resolver<ResolversTypes['Duration'], ParentType, ContextType>;
  endAction?: Resolver<ResolversTypes['EngagementEndAction'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['EngagementType'], ParentType, ContextType>;
};

export type HardwareResolvers<ContextType = CatalogContext, ParentType extends ResolversParentTypes['Hardware'] = ResolversParentTypes['Hardware']> = {
  bandwidth?: Resolver<Array<ResolversTypes['BandwidthOption']>, ParentType, ContextType>;
  cpu?: Resolver<Maybe<ResolversTypes['Cpu']>, ParentType, ContextType>;
  frame?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  memory?: Resolver<Array<ResolversTypes['MemoryOption']>, ParentType, ContextType>;
  storage?: Resolver<Array<ResolversTypes['StorageOption']>, ParentType, ContextType>;
};

export type MemoryOptionResolvers<ContextType = CatalogContext, ParentType extends ResolversParentTypes['MemoryOption'] = ResolversParentTypes['MemoryOption']> = {
  addonCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ecc?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  mhz?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  sizeGb?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = CatalogContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['Currency'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = CatalogContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PlanResolvers<ContextType = CatalogContext, ParentType extends ResolversParentTypes['Plan'] = ResolversParentTypes['Plan'], FederationReferenceType extends FederationReferenceTypes['Plan'] = FederationReferenceTypes['Plan']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Plan']> | FederationReferenceType, FederationReferenceType, ContextType>;
  addonFamilies?: Resolver<Array<ResolversTypes['AddonFamily']>, ParentType, ContextType>;
  brand?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  catalogVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  configurations?: Resolver<Array<ResolversTypes['PlanConfiguration']>, ParentType, ContextType>;
  datacenters?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hardware?: Resolver<Maybe<ResolversTypes['Hardware']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isAddon?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  modes?: Resolver<Array<ResolversTypes['PricingMode']>, ParentType, ContextType>;
  monthlyPrice?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  orderable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  pricings?: Resolver<Array<ResolversTypes['Pricing']>, ParentType, ContextType>;
  range?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  specifications?: Resolver<Array<ResolversTypes['Specification']>, ParentType, ContextType>;
  subsidiary?: Resolver<ResolversTypes['Subsidiary'], ParentType, ContextType>;
  universe?: Resolver<ResolversTypes['Universe'], ParentType, ContextType>;
  unorderableReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PlanConfigurationResolvers<ContextType = CatalogContext, ParentType extends ResolversParentTypes['PlanConfiguration'] = ResolversParentTypes['PlanConfiguration']> = {
  custom?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  mandatory?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  values?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PlanConnectionResolvers<ContextType = CatalogContext, ParentType extends ResolversParentTypes['PlanConnection'] = ResolversParentTypes['PlanConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PlanEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Plan']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PlanEdgeResolvers<ContextType = CatalogContext, ParentType extends ResolversParentTypes['PlanEdge'] = ResolversParentTypes['PlanEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Plan'], ParentType, ContextType>;
};

export type PricingResolvers<ContextType = CatalogContext, ParentType extends ResolversParentTypes['Pricing'] = ResolversParentTypes['Pricing']> = {
  capacities?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  commitment?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  engagement?: Resolver<Maybe<ResolversTypes['EngagementRule']>, ParentType, ContextType>;
  mode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  mustBeCompleted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  period?: Resolver<Maybe<ResolversTypes['Duration']>, ParentType, ContextType>;
  phase?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  promotions?: Resolver<Array<ResolversTypes['Promotion']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Bounds'], ParentType, ContextType>;
  repeat?: Resolver<ResolversTypes['Bounds'], ParentType, ContextType>;
  strategy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tax?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PricingModeResolvers<ContextType = CatalogContext, ParentType extends ResolversParentTypes['PricingMode'] = ResolversParentTypes['PricingMode']> = {
  engagement?: Resolver<Maybe<ResolversTypes['EngagementRule']>, ParentType, ContextType>;
  mode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  period?: Resolver<Maybe<ResolversTypes['Duration']>, ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  promotionalPrice?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  setupFee?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type PromotionResolvers<ContextType = CatalogContext, ParentType extends ResolversParentTypes['Promotion'] = ResolversParentTypes['Promotion']> = {
  active?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  discount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  endsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  periods?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  startsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['PromotionType'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = CatalogContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  catalog?: Resolver<Maybe<ResolversTypes['Catalog']>, ParentType, ContextType, RequireFields<QueryCatalogArgs, 'subsidiary'>>;
  plan?: Resolver<Maybe<ResolversTypes['Plan']>, ParentType, ContextType, RequireFields<QueryPlanArgs, 'code' | 'subsidiary'>>;
  plans?: Resolver<ResolversTypes['PlanConnection'], ParentType, ContextType, RequireFields<QueryPlansArgs, 'first' | 'orderBy' | 'subsidiary'>>;
  subsidiaries?: Resolver<Array<ResolversTypes['Subsidiary']>, ParentType, ContextType>;
};

export type RangeRolloutResolvers<ContextType = CatalogContext, ParentType extends ResolversParentTypes['RangeRollout'] = ResolversParentTypes['RangeRollout']> = {
  enabled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  enabledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  range?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SpecificationResolvers<ContextType = CatalogContext, ParentType extends ResolversParentTypes['Specification'] = ResolversParentTypes['Specification']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type StorageOptionResolvers<ContextType = CatalogContext, ParentType extends ResolversParentTypes['StorageOption'] = ResolversParentTypes['StorageOption']> = {
  addonCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  disks?: Resolver<Array<ResolversTypes['Disk']>, ParentType, ContextType>;
  raid?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sizeGb?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SubsidiaryResolvers<ContextType = CatalogContext, ParentType extends ResolversParentTypes['Subsidiary'] = ResolversParentTypes['Subsidiary'], FederationReferenceType extends FederationReferenceTypes['Subsidiary'] = FederationReferenceTypes['Subsidiary']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Subsidiary']> | FederationReferenceType, FederationReferenceType, ContextType>;
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['Currency'], ParentType, ContextType>;
  language?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rollout?: Resolver<Array<ResolversTypes['RangeRollout']>, ParentType, ContextType>;
  taxRate?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type Resolvers<ContextType = CatalogContext> = {
  AddonFamily?: AddonFamilyResolvers<ContextType>;
  BandwidthOption?: BandwidthOptionResolvers<ContextType>;
  Bounds?: BoundsResolvers<ContextType>;
  Catalog?: CatalogResolvers<ContextType>;
  CatalogRange?: CatalogRangeResolvers<ContextType>;
  Cpu?: CpuResolvers<ContextType>;
  Currency?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  Disk?: DiskResolvers<ContextType>;
  Duration?: GraphQLScalarType;
  EngagementRule?: EngagementRuleResolvers<ContextType>;
  Hardware?: HardwareResolvers<ContextType>;
  MemoryOption?: MemoryOptionResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Plan?: PlanResolvers<ContextType>;
  PlanConfiguration?: PlanConfigurationResolvers<ContextType>;
  PlanConnection?: PlanConnectionResolvers<ContextType>;
  PlanEdge?: PlanEdgeResolvers<ContextType>;
  Pricing?: PricingResolvers<ContextType>;
  PricingMode?: PricingModeResolvers<ContextType>;
  Promotion?: PromotionResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RangeRollout?: RangeRolloutResolvers<ContextType>;
  Specification?: SpecificationResolvers<ContextType>;
  StorageOption?: StorageOptionResolvers<ContextType>;
  Subsidiary?: SubsidiaryResolvers<ContextType>;
};

