import type { PublishedVersion } from '../domain/published'
import { versionAt } from '../domain/timeline'
import type { CatalogLoaders } from '../store/loaders'

/** The version that a subsidiary sold from at an instant. */
export async function findVersion(
  { versions }: Pick<CatalogLoaders, 'versions'>,
  subsidiary: string,
  at: Date,
): Promise<PublishedVersion | undefined> {
  return versionAt(await versions.load(subsidiary), at)
}
