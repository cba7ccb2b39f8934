import * as Type from 'typebox';
import type { Static, TSchema } from 'typebox';
import * as contract from '../../src/api/contract';
import { ORDINARY_ACCOUNT } from '../seed';
import { isSchemaOf } from './components';
import type { Schema } from './masks';

const example = <T extends TSchema>(schema: T, value: Static<T>) => ({ schema, value });

/** For each schema of a request body, an example that the server accepts unchanged if what it names exists. */
const EXAMPLES = [
  example(contract.UserCreate, {
    email: 'claire.durand@example.org',
    first_name: 'Claire',
    last_name: 'Durand',
    active: true,
  }),
  example(contract.UserUpdate, {
    about: 'Géomaticienne à Brest.',
    website: 'https://www.example.org',
    mail_cadence: 'weekly',
  }),
  example(contract.ApiTokenCreate, { name: 'Statistiques', expires_at: null }),
  example(contract.OrganizationCreate, {
    name: 'Observatoire du littoral',
    acronym: 'OL',
    description: 'Mesures du trait de côte.',
  }),
  example(contract.OrganizationUpdate, {
    description: 'Mesures du trait de côte et de la houle.',
    url: 'https://www.example.org',
  }),
  example(contract.BadgeCreate, { kind: 'public-service' }),
  example(contract.MembershipInvite, {
    email: 'hugo.petit@example.org',
    role: 'partial_editor',
    comment: 'Bienvenue.',
  }),
  example(contract.MemberUpdate, { role: 'partial_editor' }),
  example(Type.Array(Type.Unknown()), []),
  example(contract.MembershipApplication, { comment: 'Je tiens les jeux de données à jour.' }),
  example(contract.MembershipRefusal, { comment: 'Votre adresse est d’un autre service.' }),
  example(contract.ContactPointCreate, {
    name: 'Accueil',
    email: 'accueil@example.org',
    role: 'contact',
  }),
  example(contract.ContactPointUpdate, { contact_form: 'https://www.example.org/contact' }),
  example(contract.ReportCreate, {
    subject: { class: 'User', id: ORDINARY_ACCOUNT.id },
    reason: 'spam',
    message: 'Son site vend des médicaments.',
  }),
  example(contract.DatasetCreate, {
    title: 'Trait de côte',
    description: 'Relevés annuels du trait de côte.',
    tags: ['littoral'],
  }),
  example(contract.DatasetUpdate, {
    archived: '2026-11-02T09:30:00+00:00',
    tags: ['littoral'],
    temporal_coverage: { start: '2020-01-01', end: null },
  }),
  example(contract.ReuseCreate, {
    title: 'Carte du littoral',
    description: 'Le trait de côte, année après année.',
    type: 'visualization',
    topic: 'environment_and_energy',
    url: 'https://www.example.org/littoral',
  }),
  example(contract.ReuseUpdate, { private: true }),
  example(contract.ReuseDatasetCreate, { id: '6b0dd64e47d76d3ae0d7a61b' }),
  example(contract.DataserviceCreate, {
    title: 'API du littoral',
    description: 'Les relevés du jour.',
    base_api_url: 'https://api.example.org/littoral',
  }),
  example(contract.DataserviceUpdate, { archived_at: '2026-11-02T09:30:00+00:00' }),
  example(contract.DiscussionCreate, {
    title: 'Unité des relevés',
    comment: 'En quelle unité sont les relevés ?',
    subject: { class: 'Dataset', id: '6b0dd64e47d76d3ae0d7a61b' },
  }),
  example(contract.DiscussionComment, { comment: 'En mètres.' }),
  example(contract.DiscussionUpdate, { title: 'Unité des relevés de 2025' }),
  example(contract.CommentUpdate, { comment: 'En quelle unité sont les relevés de 2025 ?' }),
  example(contract.ReportUpdate, { dismissed_at: '2026-11-02T09:30:00+00:00' }),
];

/** The example for a schema of the document. */
export const exampleOf = (found: Schema): unknown =>
  EXAMPLES.find(({ schema }) => isSchemaOf(schema, found))?.value;
