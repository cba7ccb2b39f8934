import type { FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { Dataservice } from '../../src/api/contract';
import type { Database } from '../db';
import { isoFormat, isoFormatOrNull } from '../http/dates';
import { publicPage, type View, viewOf } from '../http/view';
import { datasetIdsOf } from '../publications/links';
import { ownersOf } from '../publications/owners';
import type { DataserviceRow } from './repository';

/** Nothing is harvested here, which udata shows as an object without values. */
const NOT_HARVESTED = {
  archived_at: null,
  archived_reason: null,
  backend: null,
  created_at: null,
  domain: null,
  issued_at: null,
  last_update: null,
  modified_at: null,
  remote_id: null,
  remote_url: null,
  source_id: null,
  source_url: null,
  uri: null,
};

const NO_DETAILS = {
  access_audiences: [],
  access_type_reason: null,
  access_type_reason_category: null,
  authorization_request_url: null,
  machine_documentation_url: null,
  technical_documentation_url: null,
  business_documentation_url: null,
  rate_limiting: null,
  rate_limiting_url: null,
  availability: null,
  availability_url: null,
  format: null,
};

/** Build the bodies of dataservices, with the rights of the caller on each. */
export async function presentDataservices(
  db: Kysely<Database>,
  rows: readonly DataserviceRow[],
  request: FastifyRequest,
): Promise<Dataservice[]> {
  const ids = rows.map(({ id }) => id);
  const datasets = await datasetIdsOf(db, 'dataservices', ids);
  const owners = await ownersOf(db, rows, request);
  const view = viewOf(request);
  return rows.map((row) => {
    const mayEdit = owners.mayEdit(row);
    return {
      ...NO_DETAILS,
      ...row.details,
      id: row.id,
      slug: row.slug,
      title: row.title,
      acronym: row.acronym,
      description: row.description,
      ...dataserviceUrls(row, view),
      created_at: isoFormat(row.created_at),
      metadata_modified_at: isoFormat(row.last_modified),
      deleted_at: isoFormatOrNull(row.deleted),
      archived_at: isoFormatOrNull(row.archived),
      private: row.private,
      featured: row.featured,
      ...owners.fieldsOf(row),
      base_api_url: row.base_api_url,
      license: row.license,
      access_type: row.access_type,
      tags: row.tags,
      badges: row.badges.map((kind) => ({ kind })),
      contact_points: [],
      extras: row.extras ?? {},
      datasets: {
        rel: 'subsection',
        href: `${view.base}/datasets/?dataservice=${row.id}`,
        type: 'GET',
        total: datasets.get(row.id)?.length ?? 0,
      },
      harvest: NOT_HARVESTED,
      metrics: {
        discussions: row.discussions,
        discussions_open: row.discussions_open,
        followers: row.followers,
        followers_by_months: 0,
        reuses: row.reuses,
        views: row.views,
      },
      permissions: { delete: mayEdit, edit: mayEdit },
    };
  });
}

export const dataserviceUrls = ({ slug }: { slug: string }, view: View) => ({
  self_api_url: `${view.base}/dataservices/${slug}/`,
  self_web_url: publicPage(view, `dataservices/${slug}`),
});
