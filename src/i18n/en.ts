import raEnglish from 'ra-language-english';
import type { frOwn } from './fr';
import { actions } from './en/actions';
import { graph } from './en/graph';
import { jobs } from './en/jobs';
import { keys } from './en/keys';
import { review } from './en/review';
import { selection } from './en/selection';

/** Vigie's own messages in English. */
export const enOwn: typeof frOwn = {
  vigie: {
    action: { public_page: 'Public page' },
    auth: {
      purpose: 'Account moderation for %{instance}',
      key: 'API key',
      key_help:
        'An administrator’s key. It stays in this tab and is erased when the tab is closed.',
      key_missing: 'Enter an API key.',
      sign_in: 'Sign in',
      signed_in: 'Signed in',
      bad_key: 'This key is not accepted: it is unknown, revoked or expired.',
      not_admin: 'This is the key of an ordinary account. Only administrators use this console.',
      not_secure:
        'This address is not secure (http): the key and the data cross the network in clear, and the browser refuses to protect the journal and the graphs when space runs short. Open the console over https.',
      session_ended: 'Your session has ended: your key is no longer accepted. Sign in again.',
      unreachable: 'The API does not answer. Check the connection, then try again.',
      unexpected: 'The API’s answer was not understood. Is this a udata instance?',
      where: 'You can create a key in the settings of your profile, at %{site}.',
    },
    sign_out: {
      title: 'Sign out',
      typing: 'What you are typing will be lost.',
      kept: 'This browser keeps, for you only:',
      jobs: '%{smart_count} job, on %{accounts} |||| %{smart_count} jobs, on %{accounts}',
      accounts: '%{smart_count} account |||| %{smart_count} accounts',
      graphs: '%{smart_count} graph |||| %{smart_count} graphs',
      marks: '%{smart_count} marked account |||| %{smart_count} marked accounts',
      unfinished:
        '%{smart_count} job is not finished. If kept, it stays paused until you sign in again. If erased, it can neither go on nor be undone. |||| %{smart_count} jobs are not finished. If kept, they stay paused until you sign in again. If erased, they can neither go on nor be undone.',
      choice:
        'Nobody else will see them in this console. Erasing also removes your settings, and the record of what you did: export the journal first to keep it. On a shared device, erase.',
      keep: 'Keep and sign out',
      erase: 'Erase and sign out',
    },
    error_page: {
      text: 'This page could not be shown. Nothing was changed.',
      foot: 'The selection and the jobs could not be shown. Reload the page.',
      retry: 'Try again',
    },
    csv_saved:
      'CSV file saved: UTF-8, columns separated by “%{separator}”. Content that looks like a formula begins with an apostrophe.',
    not_loaded: {
      unknown: 'This part of the console could not be loaded.',
      unreachable:
        'This part of the console could not be loaded: the server does not answer. Check the connection, then try again.',
      outdated: 'This part of the console could not be loaded: a new version is in service.',
      new_release:
        'A new version of the console is in service. What is open already still works; the rest needs it to be loaded. A running job will go on afterwards.',
      reload: 'Load the new version',
    },
    unreadable_rows:
      '%{smart_count} row could not be read and is not shown. |||| %{smart_count} rows could not be read and are not shown.',
    record_error: 'This record could not be shown in full. The actions still work.',
    plain_text: {
      notice: 'Shown without formatting: the text is too long or too dense.',
      more: 'Show more (%{smart_count} character left) |||| Show more (%{smart_count} characters left)',
    },
    failed: 'This could not be done: %{reason}',
    failure: {
      storage_full:
        'The disk of this device is full: nothing could be written to it, and nothing was sent.',
      rate_limited: 'The instance is receiving too many requests. Try again in a moment.',
      unreachable: 'The API does not answer. Check the connection.',
      timed_out: 'The API did not answer in time.',
      malformed: 'The API’s answer does not have the expected shape.',
      server: 'The API had an internal error.',
      unauthorized: 'Your key is no longer accepted.',
      not_found: 'Not found: this does not exist or no longer exists.',
      gone: 'This has been deleted.',
      read_only: 'The instance is read-only.',
      email_taken: 'Another account has this address already.',
    },
  },
  resources: {
    users: {
      name: 'Account |||| Accounts',
      search: 'Name or address, whole words',
      no_result:
        'No account found. The search looks at names and addresses, by whole words; quoted words must all match; a word after a dash is excluded.',
      page: { create: 'Create an account' },
      notifications: { created: 'Account created', updated: 'Account changed' },
      missing: 'No account at this address: it does not exist, or it was deleted.',
      too_long: {
        text: 'A text of %{smart_count} character, too long to be edited here. |||| A text of %{smart_count} characters, too long to be edited here.',
        cut: 'Keep the beginning',
        clear: 'Clear',
      },
      summary: 'Identity of the account',
      content: 'Content and relations',
      administrator: 'Administrator',
      never: 'never',
      no_role: 'none',
      no_about: 'No text about this account.',
      no_organization: 'Member of no organization.',
      deleted_notice: 'This account was deleted: it is anonymised and cannot be restored.',
      not_oneself: 'This account is yours: you would lose access.',
      export_file: 'accounts',
      not_exported:
        '%{smart_count} row could not be read and is not in the file. |||| %{smart_count} rows could not be read and are not in the file.',
      exporting: 'Export: %{read} of %{total}',
      status: {
        active: 'Active',
        inactive: 'Inactive',
        never_activated: 'Never activated',
        deleted: 'Deleted',
      },
      action: {
        select: 'Select %{name}',
      },
      fields: {
        id: 'Identifier',
        default: 'Relevance, else newest first',
        identity: 'Account',
        slug: 'Short name (slug)',
        first_name: 'First name',
        last_name: 'Last name',
        email: 'E-mail address',
        active: 'Status',
        roles: 'Roles',
        about: 'About',
        website: 'Website',
        links: 'Links',
        organizations: 'Organizations',
        since: 'Registered',
        last_login_at: 'Last sign-in',
        deleted: 'Deleted',
        password_rotation_demanded: 'New password required',
        password_rotation_performed: 'New password chosen',
        page: 'Public page',
        metrics: {
          datasets: 'Datasets',
          reuses: 'Reuses',
          dataservices: 'APIs',
          following: 'Following',
          followers: 'Followers',
        },
      },
      deletion: {
        options: 'Options of the deletion',
        no_mail: 'Do not notify by e-mail',
        delete_comments: 'Delete their comments too',
        send_legal_notice:
          'Send the formal legal notice with the means of appeal, instead of the plain e-mail',
      },
    },
    organizations: {
      name: 'Organization |||| Organizations',
      search: 'Name, all words',
      no_result: 'No organization found. All words of the search must match.',
      missing: 'No organization at this address: it does not exist, or it was deleted.',
      summary: 'Identity of the organization',
      fields: {
        id: 'Identifier',
        default: 'Relevance, else newest first',
        name: 'Name',
        acronym: 'Acronym',
        description: 'Description',
        url: 'Website',
        business_number_id: 'Business number',
        badge: 'Badge',
        badges: 'Badges',
        members: 'Members',
        created_at: 'Created',
        last_modified: 'Modified',
        deleted: 'Deleted',
        page: 'Public page',
        metrics: {
          datasets: 'Datasets',
          reuses: 'Reuses',
          dataservices: 'APIs',
          followers: 'Followers',
        },
      },
      badges: {
        'public-service': 'Public service',
        certified: 'Certified',
        association: 'Association',
        company: 'Company',
        'local-authority': 'Local authority',
      },
    },
    members: {
      name: 'Member |||| Members',
      none: 'No member.',
      fields: {
        user: 'Account',
        role: 'Role of the member',
        since: 'Member since',
        'user.last_login_at': 'Last sign-in',
      },
      roles: { admin: 'Administrator', editor: 'Editor', partial_editor: 'Partial editor' },
    },
    roles: {
      name: 'Role |||| Roles',
      none: 'No role is defined.',
      no_filter:
        'The API cannot list the accounts that have a role. Administrators are marked beside their status, in the list of accounts and on their page.',
      fields: { name: 'Name', meaning: 'What it grants' },
      meaning: {
        admin: 'All rights on the platform, including the use of this console.',
        other: 'Nothing in particular in the API.',
      },
    },
    followers: {
      name: 'Follower |||| Followers',
      none: 'No follower.',
      choose: 'Followed account',
      choose_first: 'Choose an account to see who follows it.',
      type_a_name: 'Type part of the name',
      unknown_date: 'Unknown, or just now',
      fields: { follower: 'Follower', since: 'Since', following: 'Followed account' },
    },
    review: { name: 'Review |||| Review' },
    suggestions: { name: 'Suggestion |||| Suggestions' },
  },
  actions,
  graph,
  jobs,
  keys,
  review,
  selection,
};

export const en = { ...raEnglish, ...enOwn };
