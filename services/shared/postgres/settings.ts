/** What both kinds of cluster have in common: small and quick on one machine, reachable from this machine only. */
const common = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '120',
  timezone: 'UTC',
  log_timezone: 'UTC',
  jit: 'off', // Our statements are short; compiling one costs more than running it.
  io_method: 'sync', // The page cache answers; no I/O worker processes to keep.
  wal_level: 'minimal', // No replicas here, so COPY into a new table may skip the log.
  max_wal_senders: '0',
  max_logical_replication_workers: '0',
  work_mem: '16MB',
  random_page_cost: '1.1',
  logging_collector: 'off',
}

/** For data that must survive a crash of the machine. */
export function durableSettings(sharedBuffers: string): Record<string, string> {
  return { ...common, shared_buffers: sharedBuffers, maintenance_work_mem: '128MB', max_wal_size: '2GB' }
}

/** For data that nobody wants after the run: never waits for the disk. */
export function throwawaySettings(): Record<string, string> {
  return {
    ...common,
    shared_buffers: '64MB',
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_wal_size: '4GB',
    checkpoint_timeout: '1h',
    autovacuum: 'off',
  }
}
