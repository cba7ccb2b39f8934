import { Typography } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import type { PartlyRead } from '../api';
import type { User } from '../api/contract';
import { AccountTexts, Fact, Facts, NumberField, OutsideLink, SafeMarkdown, Section } from '../ui';
import { linkHosts } from '../accounts';
import { UserMemberships } from './UserMemberships';

const COUNTERS = ['datasets', 'reuses', 'dataservices', 'followers', 'following'] as const;

/** The facts by which moderators judge an account: its text, links, organizations and counters. */
export const UserEvidence = () => {
  const user = useRecordContext<User & PartlyRead>();
  const translate = useTranslate();
  if (!user) return null;
  const hosts = linkHosts(user);
  return (
    <>
      <Section title="resources.users.fields.about">
        {user.about ? (
          <SafeMarkdown>{user.about}</SafeMarkdown>
        ) : (
          <Typography color="text.secondary">{translate('resources.users.no_about')}</Typography>
        )}
        <Facts>
          <Fact label="resources.users.fields.website">
            {user.website ? <OutsideLink href={user.website} /> : '—'}
          </Fact>
          {hosts.length > 0 && (
            <Fact label="resources.users.fields.links">
              <AccountTexts texts={hosts} />
            </Fact>
          )}
        </Facts>
      </Section>
      <Section title="resources.users.fields.organizations">
        <UserMemberships organizations={user.organizations} unreadable={user.unreadable} />
      </Section>
      <Section title="resources.users.content">
        <Facts>
          {COUNTERS.map((counter) => (
            <Fact key={counter} label={`resources.users.fields.metrics.${counter}`}>
              <NumberField source={`metrics.${counter}`} />
            </Fact>
          ))}
        </Facts>
      </Section>
    </>
  );
};
