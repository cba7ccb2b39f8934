import { Box, Typography } from '@mui/material';
import { TopToolbar, useRecordContext, useShowContext, useTranslate } from 'react-admin';
import { type Organization, shownName } from '../api/contract';
import {
  AccountText,
  DateField,
  Fact,
  Facts,
  MissingPage,
  OutsideLink,
  PublicPageButton,
  RecordAddress,
  RecordShow,
  SafeMarkdown,
  Section,
  SummaryAndDetails,
  useFormats,
} from '../ui';
import { OrganizationBadgesField } from './OrganizationBadgesField';
import { OrganizationMembers } from './OrganizationMembers';

const Actions = () => (
  <TopToolbar>
    <PublicPageButton path="organizations" />
  </TopToolbar>
);

const nameOf = ({ name, slug, id }: Organization) => shownName(name, slug, id);

const OrganizationTitle = () => {
  const organization = useRecordContext<Organization>();
  return organization ? <bdi key={organization.id}>{nameOf(organization)}</bdi> : null;
};

const COUNTERS = ['datasets', 'reuses', 'dataservices', 'followers'] as const;

const OrganizationSummary = ({ organization }: { organization: Organization }) => {
  const translate = useTranslate();
  const { number } = useFormats();
  const field = (name: string) => `resources.organizations.fields.${name}`;
  return (
    <Box component="section" aria-label={translate('resources.organizations.summary')}>
      <Typography component="h2" variant="h6" dir="auto" sx={{ overflowWrap: 'anywhere' }}>
        {nameOf(organization)}
      </Typography>
      <OrganizationBadgesField />
      <Box sx={{ mt: 2 }}>
        <Facts>
          {organization.acronym && (
            <Fact label={field('acronym')}>
              <AccountText>{organization.acronym}</AccountText>
            </Fact>
          )}
          {organization.url && (
            <Fact label={field('url')}>
              <OutsideLink href={organization.url} />
            </Fact>
          )}
          {organization.business_number_id && (
            <Fact label={field('business_number_id')}>
              <AccountText>{organization.business_number_id}</AccountText>
            </Fact>
          )}
          {COUNTERS.map((counter) => (
            <Fact key={counter} label={field(`metrics.${counter}`)}>
              {number(Number(organization.metrics[counter] ?? 0))}
            </Fact>
          ))}
          <Fact label={field('created_at')}>
            <DateField source="created_at" showTime />
          </Fact>
          {organization.deleted && (
            <Fact label={field('deleted')}>
              <DateField source="deleted" showTime />
            </Fact>
          )}
          <Fact label={field('id')}>
            <code>{organization.id}</code>
          </Fact>
        </Facts>
      </Box>
    </Box>
  );
};

const Content = () => {
  const { record } = useShowContext<Organization>();
  if (!record) return null;
  return (
    <Box sx={{ p: 2 }}>
      <SummaryAndDetails summary={<OrganizationSummary organization={record} />}>
        {record.description && (
          <Section title="resources.organizations.fields.description">
            <SafeMarkdown>{record.description}</SafeMarkdown>
          </Section>
        )}
        <OrganizationMembers />
      </SummaryAndDetails>
    </Box>
  );
};

const Missing = () => (
  <MissingPage
    title="ra.page.not_found"
    text="resources.organizations.missing"
    label="keys.go.organizations"
    to="/organizations"
  />
);

/** One organization, with its members. */
export const OrganizationShow = () => (
  <RecordAddress>
    <RecordShow actions={<Actions />} title={<OrganizationTitle />} missing={<Missing />}>
      <Content />
    </RecordShow>
  </RecordAddress>
);
