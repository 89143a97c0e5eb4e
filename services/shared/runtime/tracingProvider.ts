import type { Context, TextMapGetter } from '@opentelemetry/api'
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, context, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { W3CTraceContextPropagator } from '@opentelemetry/core'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { defaultResource, detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources'
import type { SpanExporter } from '@opentelemetry/sdk-trace-base'
import { BasicTracerProvider, BatchSpanProcessor, ConsoleSpanExporter } from '@opentelemetry/sdk-trace-base'
import type { IncomingHttpHeaders } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Tracing } from './tracing'

/** OTLP over HTTP, in JSON: where to and with which headers the standard variables say, as they say what is sampled. */
const exporters: Readonly<Record<string, () => SpanExporter>> = {
  otlp: () => new OTLPTraceExporter(),
  console: () => new ConsoleSpanExporter(),
}

/** How long the last spans may take. */
const lastMs = 2000

const getter: TextMapGetter<IncomingHttpHeaders> = {
  keys: headers => Object.keys(headers),
  get: (headers, key) => headers[key],
}

const setter = { set: (headers: Record<string, string>, key: string, value: string) => void (headers[key] = value) }

/** What went wrong, as a code and never in the words of the error: they may quote anything. */
function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  return error instanceof Error ? error.name : 'Error'
}

/** @throws when there is no such exporter. */
export function createTracing(service: string, exporterName: string): Tracing {
  const exporter = exporters[exporterName]?.()
  if (!exporter)
    throw new Error(`OTEL_TRACES_EXPORTER is ${exporterName}; there are ${Object.keys(exporters).join(', ')}, none.`)
  const provider = new BasicTracerProvider({
    resource: defaultResource()
      .merge(resourceFromAttributes({ 'service.name': service }))
      .merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  })
  const tracer = provider.getTracer('perennial')
  const propagator = new W3CTraceContextPropagator()
  const contexts = new AsyncLocalStorageContextManager().enable()
  context.setGlobalContextManager(contexts)
  const extract = (headers: IncomingHttpHeaders): Context => propagator.extract(ROOT_CONTEXT, headers, getter)

  return {
    async span(name, { kind, attributes, parent = context.active(), links }, work) {
      const span = tracer.startSpan(name, { kind: SpanKind[kind], attributes, ...(links && { links }) }, parent)
      try {
        return await context.with(trace.setSpan(parent, span), () => work(span))
      } catch (error) {
        span.setAttribute('error.type', codeOf(error)).setStatus({ code: SpanStatusCode.ERROR })
        throw error
      } finally {
        span.end()
      }
    },
    annotate: attributes => void trace.getActiveSpan()?.setAttributes(attributes),
    inject: headers => propagator.inject(context.active(), headers, setter),
    extract,
    linksTo(headers) {
      const found = trace.getSpanContext(extract(headers))
      return found ? [{ context: found }] : []
    },
    async close() {
      // A collector that is away keeps nobody from stopping.
      await Promise.race([provider.shutdown(), sleep(lastMs, undefined, { ref: false })])
      context.disable()
      contexts.disable()
    },
  }
}
