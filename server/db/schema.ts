import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type {
  Bloc,
  MAIL_CADENCES,
  MemberRole,
  MembershipKind,
  MembershipStatus,
  REPORT_REASONS,
} from '../../src/api/contract';

/** Dates travel as JavaScript dates: millisecond precision, as udata's MongoDB stores them. */
export interface UserTable {
  id: string;
  slug: string;
  first_name: string;
  last_name: string;
  email: string;
  /** Null: created without `active`, so never able to sign in. */
  active: boolean | null;
  about: string | null;
  website: string | null;
  /** File name of the stored image, below `/avatars/`. */
  avatar: string | null;
  roles: Generated<string[]>;
  created_at: Date;
  last_login_at: Date | null;
  password_rotation_demanded: Date | null;
  password_rotation_performed: Date | null;
  deleted: Date | null;
  mail_cadence: Generated<(typeof MAIL_CADENCES)[number]>;
  notifications_paused: Generated<boolean>;
  /** Counters never computed are null: they read 0 and sort below it. */
  datasets: number | null;
  reuses: number | null;
  dataservices: number | null;
  following: number | null;
  followers: number | null;
  /** Folded words of the names and the address with their weights, written by the repository. */
  search: string;
  /** In which texts are written to the account; null: that of the server. */
  language: Generated<string | null>;
  /** What an import called the account; a note, shown nowhere. */
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
  /** File name of the stored image, below `/images/`. */
  banner_image: Generated<string | null>;
  business_number_id: string | null;
  badges: Generated<string[]>;
  created_at: Date;
  last_modified: Date;
  deleted: Date | null;
  image_url: string | null;
  banner_color: string | null;
  /** Percentage from the top; null: the middle. */
  banner_image_position: number | null;
  /** Null: none. */
  extras: Record<string, unknown> | null;
  /** Null: none. */
  presentation_blocs: ColumnType<Bloc[] | null, string | null, string | null>;
  presentation_blocs_published_at: Date | null;
  datasets: number | null;
  reuses: number | null;
  dataservices: number | null;
  followers: number | null;
  members: number | null;
  /** In lower case, to be compared ignoring case. */
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

/** Someone asks to join an organization, or is invited to. */
export interface MembershipRequestTable {
  /** A UUID in lower case. */
  id: string;
  /** Counts in the order in which requests came. */
  place: GeneratedAlways<number>;
  organization_id: string;
  /** Null: invited by an address that no account has. */
  user_id: string | null;
  /** In lower case; null as soon as an account is known. */
  email: string | null;
  kind: MembershipKind;
  status: MembershipStatus;
  role: MemberRole;
  comment: string | null;
  created: Date;
  /** Who invited. */
  created_by_id: string | null;
  handled_on: Date | null;
  handled_by_id: string | null;
  refusal_comment: string | null;
}

/** A follow is ended (`until`), never erased; following again makes another row. */
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
  /** SHA-256 of the whole token: the token itself is stored nowhere. */
  hash: string;
  token_prefix: string;
  name: string | null;
  created_at: Date;
  last_used_at: Date | null;
  expires_at: Date | null;
  revoked_at: Date | null;
  user_agents: Generated<string[]>;
  /** Position in the log of the database, `16/B374D848`; null: nothing was changed by this key. */
  last_write: Generated<string | null>;
}

export interface RoleTable {
  name: string;
}

export interface ReportTable {
  id: string;
  /** Null: nobody was signed in. */
  by_id: string | null;
  /** udata's name of the kind of object, which may be gone since. */
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

/** The files below `/avatars/` and `/images/`, by their path there. */
export interface ImageTable {
  name: string;
  content: Buffer;
}

/** All tables, for Kysely. */
export interface Database {
  users: UserTable;
  organizations: OrganizationTable;
  members: MemberTable;
  membership_requests: MembershipRequestTable;
  follows: FollowTable;
  /** The same, of organizations. */
  organization_follows: FollowTable;
  api_tokens: ApiTokenTable;
  roles: RoleTable;
  reports: ReportTable;
  images: ImageTable;
  contact_points: ContactPointTable;
}
