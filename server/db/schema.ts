import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type {
  Bloc,
  MAIL_CADENCES,
  MemberRole,
  MembershipKind,
  MembershipStatus,
  REPORT_REASONS,
} from '../../src/api/contract';

/** Dates are JavaScript dates, with milliseconds, the precision of udata's MongoDB. */
export interface UserTable {
  id: string;
  slug: string;
  first_name: string;
  last_name: string;
  email: string;
  /** Null if created without `active`: the account cannot sign in. */
  active: boolean | null;
  about: string | null;
  website: string | null;
  /** File name of the stored image, under `/avatars/`. */
  avatar: string | null;
  roles: Generated<string[]>;
  created_at: Date;
  last_login_at: Date | null;
  password_rotation_demanded: Date | null;
  password_rotation_performed: Date | null;
  deleted: Date | null;
  mail_cadence: Generated<(typeof MAIL_CADENCES)[number]>;
  notifications_paused: Generated<boolean>;
  /** Counters are null until they are computed. They are shown as 0 and sort below it. */
  datasets: number | null;
  reuses: number | null;
  dataservices: number | null;
  following: number | null;
  followers: number | null;
  /** Folded words of the names and the e-mail address with weights. Written by the repository. */
  search: string;
  /** Language of the messages to the account; null for the default of the server. */
  language: Generated<string | null>;
  /** Identifier that an import gave for the account. Kept for reference, not shown anywhere. */
  imported_id: Generated<string | null>;
}

export interface OrganizationTable {
  id: string;
  slug: string;
  old_slugs: Generated<string[]>;
  name: string;
  acronym: string | null;
  description: string | null;
  url: string | null;
  logo: string | null;
  /** File name of the stored image, under `/images/`. */
  banner_image: Generated<string | null>;
  business_number_id: string | null;
  badges: Generated<string[]>;
  created_at: Date;
  last_modified: Date;
  deleted: Date | null;
  image_url: string | null;
  banner_color: string | null;
  /** Percentage from the top; null for the middle. */
  banner_image_position: number | null;
  extras: Record<string, unknown> | null;
  presentation_blocs: ColumnType<Bloc[] | null, string | null, string | null>;
  presentation_blocs_published_at: Date | null;
  datasets: number | null;
  reuses: number | null;
  dataservices: number | null;
  followers: number | null;
  members: number | null;
  /** In lower case, to compare names ignoring case. */
  folded_name: string;
  folded_acronym: string | null;
  search: string;
  imported_id: Generated<string | null>;
}

export interface MemberTable {
  organization_id: string;
  user_id: string;
  role: string;
  since: Date;
}

/** Requests and invitations to join an organization. */
export interface MembershipRequestTable {
  /** A UUID in lower case. */
  id: string;
  /** Larger for each new request, for the order of creation. */
  place: GeneratedAlways<number>;
  organization_id: string;
  /** Null if the invited e-mail address has no account. */
  user_id: string | null;
  /** In lower case. Null once there is an account. */
  email: string | null;
  kind: MembershipKind;
  status: MembershipStatus;
  role: MemberRole;
  comment: string | null;
  created: Date;
  /** The user who sent the invitation. */
  created_by_id: string | null;
  handled_on: Date | null;
  handled_by_id: string | null;
  refusal_comment: string | null;
}

/** Unfollowing sets `until` and keeps the row. Following again inserts another row. */
export interface FollowTable {
  id: string;
  follower_id: string;
  following_id: string;
  since: Date;
  until: Date | null;
}

export interface ApiTokenTable {
  id: string;
  user_id: string;
  /** SHA-256 of the whole token. The token itself is not stored. */
  hash: string;
  token_prefix: string;
  name: string | null;
  created_at: Date;
  last_used_at: Date | null;
  expires_at: Date | null;
  revoked_at: Date | null;
  user_agents: Generated<string[]>;
  /** Log position after the last change made with this key, such as `16/B374D848`; null if none. */
  last_write: Generated<string | null>;
}

export interface RoleTable {
  name: string;
}

export interface ReportTable {
  id: string;
  /** Null if the report was made without signing in. */
  by_id: string | null;
  /** udata's class of the reported object. The object may have been deleted since. */
  subject_class: string;
  subject_id: string;
  subject_label: string | null;
  subject_embed_id: string | null;
  subject_deleted_at: Date | null;
  subject_deleted_by_id: string | null;
  reason: (typeof REPORT_REASONS)[number];
  message: string | null;
  reported_at: Date;
  dismissed_at: Date | null;
  dismissed_by_id: string | null;
  /** What the dismissal of an automatic report releases. Null if it holds nothing back. */
  held_back: ColumnType<HeldBack | null, string | null | undefined, string | null>;
}

/** An event of a discussion that nobody was told of. */
export interface HeldBack {
  event: 'opened' | 'commented' | 'closed';
}

export interface ContactPointTable {
  id: string;
  name: string | null;
  email: string | null;
  contact_form: string | null;
  role: string;
  owner_id: string | null;
  organization_id: string | null;
}

/** The files under `/avatars/` and `/images/`, by their path there. */
export interface ImageTable {
  name: string;
  content: Buffer;
}

/** What datasets, reuses and dataservices have in common. */
export interface PublicationTable {
  id: string;
  slug: string;
  old_slugs: Generated<string[]>;
  title: string;
  description: string | null;
  private: Generated<boolean>;
  archived: Date | null;
  deleted: Date | null;
  featured: boolean | null;
  /** At most one of `owner_id` and `organization_id` is set. */
  owner_id: string | null;
  organization_id: string | null;
  tags: Generated<string[]>;
  badges: Generated<string[]>;
  extras: Record<string, unknown> | null;
  created_at: Date;
  last_modified: Date;
  discussions: Generated<number>;
  discussions_open: Generated<number>;
  followers: Generated<number>;
  views: Generated<number>;
  /** Words of the title. Written by the repository. */
  search: string;
}

type Json<T> = ColumnType<T, string, string>;

/** A resource as it is stored with its dataset. Dates are ISO texts. */
export interface StoredResource {
  id: string;
  title: string;
  url: string;
  filetype: string;
  type: string;
  created_at: string;
  last_modified: string;
  [field: string]: unknown;
}

export interface DatasetTable extends PublicationTable {
  acronym: string | null;
  description_short: string | null;
  license: Generated<string>;
  frequency: Generated<string>;
  frequency_date: Date | null;
  temporal_coverage: ColumnType<TemporalCoverage | null, string | null, string | null>;
  spatial: Record<string, unknown> | null;
  access_type: Generated<string>;
  doi: string | null;
  /** The latest change of its resources. */
  last_update: Date;
  resources: Json<StoredResource[]>;
  /** Fields that no list filters by: those of access, `schema`, `harvest`, `geopf`. */
  details: Json<Record<string, unknown>>;
  reuses: Generated<number>;
  dataservices: Generated<number>;
}

/** Days without time; `end` may be open. */
export interface TemporalCoverage {
  start: string;
  end: string | null;
}

export interface ReuseTable extends PublicationTable {
  url: string;
  type: string;
  topic: string;
  /** File name of the stored image, under `/images/`. */
  image: string | null;
  /** How many datasets it uses. */
  datasets: Generated<number>;
}

export interface DataserviceTable extends PublicationTable {
  acronym: string | null;
  base_api_url: string | null;
  license: string | null;
  access_type: Generated<string>;
  /** Fields that no list filters by. */
  details: Json<Record<string, unknown>>;
  reuses: Generated<number>;
}

export interface ActivityTable {
  id: string;
  key: string;
  actor_id: string;
  organization_id: string | null;
  subject_class: string;
  subject_id: string;
  created_at: Date;
  /** Paths of the fields that were changed. */
  changes: string[];
  extras: Json<Record<string, unknown>>;
}

export interface DiscussionTable {
  id: string;
  subject_class: string;
  subject_id: string;
  title: string;
  /** The account that opened it. */
  user_id: string | null;
  /** The organization in whose name it was opened. */
  organization_id: string | null;
  created: Date;
  last_posted_on: Date;
  closed: Date | null;
  closed_by_id: string | null;
  closed_by_organization_id: string | null;
  extras: Record<string, unknown> | null;
  /** Words of the title and of the messages. Written by the repository. */
  search: string;
}

export interface DiscussionMessageTable {
  /** A UUID in lower case. */
  id: string;
  /** Larger for each new message. */
  place: Generated<number>;
  discussion_id: string;
  content: string | null;
  posted_on: Date;
  posted_by_id: string | null;
  posted_by_organization_id: string | null;
  last_modified_at: Date | null;
}

/** All tables, for Kysely. */
export interface Database {
  users: UserTable;
  organizations: OrganizationTable;
  members: MemberTable;
  membership_requests: MembershipRequestTable;
  follows: FollowTable;
  /** Follows of organizations. */
  organization_follows: FollowTable;
  /** Follows of datasets, reuses and dataservices. */
  publication_follows: FollowTable;
  api_tokens: ApiTokenTable;
  roles: RoleTable;
  reports: ReportTable;
  images: ImageTable;
  contact_points: ContactPointTable;
  datasets: DatasetTable;
  reuses: ReuseTable;
  dataservices: DataserviceTable;
  reuse_datasets: { reuse_id: string; dataset_id: string; place: number };
  dataservice_datasets: { dataservice_id: string; dataset_id: string; place: number };
  activities: ActivityTable;
  discussions: DiscussionTable;
  discussion_messages: DiscussionMessageTable;
}
