import { Alert, Button, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { fullName } from '../../api/contract';
import {
  AccountText,
  AccountTexts,
  Fact,
  Facts,
  RecordLink,
  UnreadableNotice,
  useFormats,
} from '../../ui';
import { accountCompleteness } from '../crawl/completeness';
import type { GraphAccount } from '../graph/account';
import { degreeOf } from '../graph/adjacency';
import { READ } from '../graph/followGraph';
import { protectionReason } from '../measures/protectedAccounts';
import { statusOf } from '../view/categories';
import { pickAround, PICKS } from '../view/pick';
import { FindingItem } from './FindingsPanel';
import { useGraph } from './GraphContext';

interface Props {
  /** Reads the followers of an account. Undefined while the graph is being read. */
  onExpand?(node: number): void;
}

/** The account in focus: its fields, its findings, and buttons to select accounts around it. */
export const AccountPanel = ({ onExpand }: Props) => {
  const translate = useTranslate();
  const { graph, view, nodeOf, findings, now } = useGraph();
  const node = view.focus === null ? undefined : nodeOf.get(view.focus);
  const account = node === undefined ? undefined : graph.accounts[node];
  if (node === undefined || !account) {
    return <Typography variant="body2">{translate('graph.account.none')}</Typography>;
  }
  const protection = protectionReason(account, now);
  const ownFindings = findings?.filter(({ members }) => members.includes(node)) ?? [];
  return (
    <Stack key={account.id} spacing={1.5}>
      <Typography variant="h6" component="h2" dir="auto" sx={{ overflowWrap: 'anywhere' }}>
        <RecordLink resource="users" id={account.id}>
          {fullName(account)}
        </RecordLink>
      </Typography>
      {protection && (
        <Alert severity="info">{translate(`graph.account.protected.${protection}`)}</Alert>
      )}
      <Buttons node={node} onExpand={onExpand} />
      <AccountFacts node={node} account={account} />
      <Typography variant="subtitle2" component="h3">
        {translate('graph.account.in_findings')}
      </Typography>
      {ownFindings.length === 0 ? (
        <Typography variant="body2">{translate('graph.account.no_finding')}</Typography>
      ) : (
        <ol style={{ margin: 0, padding: 0, listStyle: 'none' }}>
          {ownFindings.map((finding) => (
            <FindingItem key={finding.id} finding={finding} />
          ))}
        </ol>
      )}
    </Stack>
  );
};

const Buttons = ({ node, onExpand }: { node: number; onExpand?(node: number): void }) => {
  const translate = useTranslate();
  const { graph, measures, selection } = useGraph();
  const isSelected = selection.nodes.has(node);
  const isRead = graph.readStates[node] === READ.whole;
  return (
    <>
      <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap' }}>
        <Button
          size="small"
          variant="outlined"
          onClick={() => {
            selection.toggle(node);
          }}
        >
          {translate(`graph.account.${isSelected ? 'remove' : 'add'}`)}
        </Button>
        <Button
          size="small"
          disabled={isRead || !onExpand}
          onClick={() => {
            onExpand?.(node);
          }}
        >
          {translate(`graph.account.${isRead ? 'expanded' : 'expand'}`)}
        </Button>
      </Stack>
      <Stack
        direction="row"
        role="group"
        aria-label={translate('graph.account.pick')}
        sx={{ flexWrap: 'wrap', alignItems: 'center' }}
      >
        <Typography variant="body2">{translate('graph.account.pick')}</Typography>
        {PICKS.map((pick) => (
          <Button
            key={pick}
            size="small"
            onClick={() => {
              selection.select(pickAround(pick, graph, measures, node));
            }}
          >
            {translate(`graph.account.picks.${pick}`)}
          </Button>
        ))}
      </Stack>
    </>
  );
};

const READ_MESSAGES = {
  [READ.none]: 'followers_none',
  [READ.partial]: 'followers_partial',
  [READ.whole]: 'followers_whole',
};

const AccountFacts = ({ node, account }: { node: number; account: GraphAccount }) => {
  const translate = useTranslate();
  const { date, number } = useFormats();
  const { graph, measures } = useGraph();
  const { details } = account;
  const { state, followersRead, followerCount, followingRead, maxFollowing } = accountCompleteness(
    graph,
    node,
  );
  const countText = (count: number | null) => (count === null ? '?' : number(count));
  return (
    <>
      {!details && !account.isDeleted && (
        <Typography variant="body2">{translate('graph.account.unread')}</Typography>
      )}
      <Facts>
        <Fact label="graph.account.status">
          {translate(`graph.category.status.${statusOf(account)}`)}
        </Fact>
        {details && (
          <>
            <Fact label="graph.account.since">{date(details.since)}</Fact>
            <Fact label="graph.account.last_login">
              {details.last_login_at === null ? '—' : date(details.last_login_at)}
            </Fact>
            <Fact label="graph.account.email">
              {details.email_domain === null ? (
                '—'
              ) : (
                <AccountText>{details.email_domain}</AccountText>
              )}
            </Fact>
            <Fact label="graph.account.links">
              {details.hosts.length > 0 ? <AccountTexts texts={details.hosts} /> : '—'}
            </Fact>
            <Fact label="graph.account.organizations">
              {details.organizations.length > 0 ? (
                <AccountTexts texts={details.organizations.map(({ name }) => name)} />
              ) : (
                !details.unreadable && '—'
              )}
              <UnreadableNotice unreadable={details.unreadable} />
            </Fact>
            <Fact label="graph.account.content">{details.content}</Fact>
          </>
        )}
        <Fact label="graph.account.group">{(measures.groups[node] ?? 0) + 1}</Fact>
        <Fact label="graph.account.followers">
          {translate(`graph.account.${READ_MESSAGES[state]}`, {
            smart_count: followersRead,
            total: countText(followerCount),
          })}
        </Fact>
        <Fact label="graph.account.following">
          {translate('graph.account.following_value', {
            known: number(followingRead),
            total: countText(maxFollowing),
          })}
        </Fact>
        <Fact label="graph.account.mutual">{degreeOf(graph.mutual, node)}</Fact>
        <Fact label="graph.account.core">{measures.cores[node] ?? 0}</Fact>
      </Facts>
    </>
  );
};
