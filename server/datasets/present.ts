import type { FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { Dataset, Resource } from '../../src/api/contract';
import type { Database } from '../db';
import type { StoredResource } from '../db/schema';
import { isoFormat, isoFormatOrNull } from '../http/dates';
import { publicPage, type View, viewOf } from '../http/view';
import { type Owners, ownersOf } from '../publications/owners';
import { qualityOf } from './quality';
import type { DatasetRow } from './repository';

/** Build the bodies of datasets, with the rights of the caller on each. */
export async function presentDatasets(
  db: Kysely<Database>,
  rows: readonly DatasetRow[],
  request: FastifyRequest,
): Promise<Dataset[]> {
  const owners = await ownersOf(db, rows, request);
  const view = viewOf(request);
  return rows.map((row) => presentDataset(row, owners, view));
}

const NO_DETAILS = {
  access_audiences: [],
  access_type_reason: null,
  access_type_reason_category: null,
  authorization_request_url: null,
  harvest: null,
  geopf: null,
  schema: null,
};

function presentDataset(row: DatasetRow, owners: Owners, view: View): Dataset {
  const mayEdit = owners.mayEdit(row);
  return {
    ...NO_DETAILS,
    ...row.details,
    id: row.id,
    slug: row.slug,
    title: row.title,
    acronym: row.acronym,
    description: row.description ?? '',
    description_short: row.description_short,
    ...datasetUrls(row, view),
    doi: row.doi,
    created_at: isoFormat(row.created_at),
    last_modified: isoFormat(row.last_modified),
    last_update: isoFormat(row.last_update),
    deleted: isoFormatOrNull(row.deleted),
    archived: isoFormatOrNull(row.archived),
    private: row.private,
    featured: row.featured ?? false,
    ...owners.fieldsOf(row),
    tags: row.tags,
    badges: row.badges.map((kind) => ({ kind })),
    resources: row.resources.map((resource) => presentResource(resource, view)),
    frequency: row.frequency,
    frequency_date: isoFormatOrNull(row.frequency_date),
    license: row.license,
    temporal_coverage: row.temporal_coverage && { ...row.temporal_coverage },
    spatial: row.spatial,
    access_type: row.access_type,
    extras: row.extras ?? {},
    contact_points: [],
    quality: qualityOf(row),
    metrics: metricsOf(row),
    internal: {
      created_at_internal: isoFormat(row.created_at),
      last_modified_internal: isoFormat(row.last_modified),
    },
    permissions: { delete: mayEdit, edit: mayEdit, edit_resources: mayEdit },
  };
}

export const datasetUrls = ({ slug }: { slug: string }, view: View) => ({
  uri: `${view.base}/datasets/${slug}/`,
  page: publicPage(view, `datasets/${slug}`),
});

/** Neither downloads nor counters by month are stored here. */
const metricsOf = (row: DatasetRow) => ({
  discussions: row.discussions,
  discussions_open: row.discussions_open,
  reuses: row.reuses,
  dataservices: row.dataservices,
  followers: row.followers,
  views: row.views,
  resources_downloads: 0,
  reuses_by_months: 0,
  followers_by_months: 0,
});

const NO_VALUES = {
  description: null,
  format: null,
  mime: null,
  filesize: null,
  checksum: null,
  metrics: {},
  extras: {},
  harvest: null,
  geopf: null,
  schema: null,
  preview_url: null,
};

/** Build the body of a resource of a dataset, or of a community resource without its own fields. */
export function presentResource(stored: StoredResource, { base }: View): Resource {
  const created = isoFormat(new Date(stored.created_at));
  const modified = isoFormat(new Date(stored.last_modified));
  return {
    ...NO_VALUES,
    ...stored,
    latest: `${base}/datasets/r/${stored.id}`,
    created_at: created,
    last_modified: modified,
    internal: { created_at_internal: created, last_modified_internal: modified },
  };
}
