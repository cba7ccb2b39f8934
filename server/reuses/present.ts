import type { FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { Reuse } from '../../src/api/contract';
import { presentDatasets } from '../datasets/present';
import { datasetsByIds } from '../datasets/repository';
import type { Database } from '../db';
import { isoFormat, isoFormatOrNull } from '../http/dates';
import { imageUrl, publicPage, thumbnailUrl, type View, viewOf } from '../http/view';
import { datasetIdsOf } from '../publications/links';
import { ownersOf } from '../publications/owners';
import type { ReuseRow } from './repository';

/** Build the bodies of reuses with their datasets, and the rights of the caller on each. */
export async function presentReuses(
  db: Kysely<Database>,
  rows: readonly ReuseRow[],
  request: FastifyRequest,
): Promise<Reuse[]> {
  const ids = rows.map(({ id }) => id);
  const links = await datasetIdsOf(db, 'reuses', ids);
  const datasetRows = await datasetsByIds(db, [...new Set([...links.values()].flat())]);
  const datasets = new Map(
    (await presentDatasets(db, datasetRows, request)).map((dataset) => [dataset.id, dataset]),
  );
  const owners = await ownersOf(db, rows, request);
  const view = viewOf(request);
  return rows.map((row) => {
    const mayEdit = owners.mayEdit(row);
    return {
      id: row.id,
      slug: row.slug,
      title: row.title,
      description: row.description ?? '',
      type: row.type,
      topic: row.topic,
      url: row.url,
      ...reuseUrls(row, view),
      image: imageUrl(row.image, view, 'images'),
      image_thumbnail: thumbnailUrl(row.image, view),
      created_at: isoFormat(row.created_at),
      last_modified: isoFormat(row.last_modified),
      deleted: isoFormatOrNull(row.deleted),
      archived: isoFormatOrNull(row.archived),
      private: row.private,
      featured: row.featured,
      ...owners.fieldsOf(row),
      tags: row.tags,
      badges: [],
      extras: row.extras ?? {},
      datasets: (links.get(row.id) ?? []).flatMap((id) => datasets.get(id) ?? []),
      dataservices: [],
      metrics: {
        datasets: row.datasets,
        discussions: row.discussions,
        discussions_open: row.discussions_open,
        followers: row.followers,
        followers_by_months: 0,
        views: row.views,
      },
      permissions: { delete: mayEdit, edit: mayEdit },
    };
  });
}

export const reuseUrls = ({ slug }: { slug: string }, view: View) => ({
  uri: `${view.base}/reuses/${slug}/`,
  page: publicPage(view, `reuses/${slug}`),
});
