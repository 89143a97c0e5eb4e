/** Imported before anything else: @apollo/gateway looks at this when it is built, and would report to its maker otherwise. */
process.env['APOLLO_TELEMETRY_DISABLED'] = '1'
