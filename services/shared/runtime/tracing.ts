import type { Attributes, Context, Link, Span, SpanKind } from '@opentelemetry/api'
import type { IncomingHttpHeaders } from 'node:http'

/** What a span is about: names and numbers of ours, never what a client wrote or who a person is. */
interface SpanOptions {
  readonly kind: keyof typeof SpanKind
  readonly attributes: Attributes
  /** What it is a part of; left out: the span in which the work begins. */
  readonly parent?: Context
  readonly links?: Link[]
}

/** Spans of this process, sent to where the settings say. */
export interface Tracing {
  /** Does work in a span; when it throws, the span says so. */
  span<Result>(name: string, options: SpanOptions, work: (span: Span) => Promise<Result>): Promise<Result>
  /** Adds to the span in which this is called. */
  annotate(attributes: Attributes): void
  /** Gives the headers what the other side needs to go on with the trace (W3C Trace Context). */
  inject(headers: Record<string, string>): void
  /** What the headers of another process say. */
  extract(headers: IncomingHttpHeaders): Context
  /** The same as something to point at, for a trace that is begun anew. */
  linksTo(headers: IncomingHttpHeaders): Link[]
  /** Sends what is left. */
  close(): Promise<void>
}

let active: Tracing | undefined

/** Undefined when nobody traces, which costs no more than this look. */
export const tracing = (): Tracing | undefined => active

/** Whether OpenTelemetry's own variables ask for traces. */
function isAsked(env: NodeJS.ProcessEnv): boolean {
  if (env['OTEL_SDK_DISABLED']?.toLowerCase() === 'true' || env['OTEL_TRACES_EXPORTER'] === 'none') return false
  return Boolean(
    env['OTEL_TRACES_EXPORTER'] || env['OTEL_EXPORTER_OTLP_ENDPOINT'] || env['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'],
  )
}

/**
 * Starts tracing when the environment asks for it; nothing of OpenTelemetry is loaded otherwise.
 * @param service its name, unless OTEL_SERVICE_NAME says another
 * @throws when the environment asks for an exporter that is not there
 */
export async function startTracing(service: string, env: NodeJS.ProcessEnv = process.env): Promise<void> {
  if (!isAsked(env)) return
  const { createTracing } = await import('./tracingProvider')
  active = createTracing(service, env['OTEL_TRACES_EXPORTER'] || 'otlp')
}

export async function stopTracing(): Promise<void> {
  const stopped = active
  active = undefined
  await stopped?.close()
}
