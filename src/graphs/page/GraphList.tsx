import DeleteIcon from '@mui/icons-material/Delete';
import { Button, IconButton, Link as MuiLink } from '@mui/material';
import { useState } from 'react';
import { DataTable, TopToolbar, useDelete, useNotify, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useSelection } from '../../accounts';
import {
  FinalDialog,
  ListPagination,
  NoResult,
  NumberColumn,
  PAGE_SIZES,
  ResourceList,
  useFormats,
  wideOnly,
} from '../../ui';
import type { SavedGraph } from '../crawl/graphStore';
import { UnownedGraphs } from './UnownedGraphs';
import { graphPath } from './graphPath';

/** The graphs of the instance that are saved in this browser. */
export const GraphList = () => {
  const translate = useTranslate();
  const { dateTime } = useFormats();
  const { ids: selected } = useSelection();
  return (
    <>
      <UnownedGraphs />
      <ResourceList
        title="graph.list.title"
        actions={selected.length > 0 && <Actions />}
        empty={false}
        exporter={false}
        sort={{ field: 'createdAt', order: 'DESC' }}
        perPage={50}
        sortFields={['createdAt', 'name', 'accountCount', 'followCount', 'readAt']}
        pageSizes={PAGE_SIZES}
        pagination={<ListPagination />}
      >
        <DataTable<SavedGraph>
          rowClick={false}
          bulkActionButtons={false}
          aria-label={translate('graph.list.title')}
          empty={<NoResult text="graph.list.none" />}
        >
          <DataTable.Col
            source="name"
            label="graph.list.name"
            sx={{ minWidth: { sm: 160 }, overflowWrap: 'anywhere' }}
            render={(graph: SavedGraph) => (
              <MuiLink component={Link} to={graphPath(graph)} dir="auto">
                {graph.name}
              </MuiLink>
            )}
          />
          <NumberColumn source="accountCount" label="graph.list.accounts" />
          {/* Hidden on a narrow screen: the page of the graph shows it. */}
          <NumberColumn source="followCount" label="graph.list.follows" sx={wideOnly} />
          <DataTable.Col
            source="readAt"
            label="graph.list.read_at"
            render={({ readAt }: SavedGraph) => (readAt === null ? '—' : dateTime(readAt))}
          />
          <DataTable.Col
            source="note"
            label="graph.list.note"
            disableSort
            sx={{ ...wideOnly, overflowWrap: 'anywhere' }}
          />
          <DataTable.Col
            source="id"
            label={false}
            disableSort
            padding="checkbox"
            render={(graph: SavedGraph) => <DeleteGraphButton graph={graph} />}
          />
        </DataTable>
      </ResourceList>
    </>
  );
};

const Actions = () => {
  const translate = useTranslate();
  return (
    <TopToolbar>
      <Button component={Link} to="/graphs/create" variant="outlined" size="small">
        {translate('graph.list.from_selection')}
      </Button>
    </TopToolbar>
  );
};

const DeleteGraphButton = ({ graph: { id, name } }: { graph: SavedGraph }) => {
  const translate = useTranslate();
  const notify = useNotify();
  const [isAsking, setIsAsking] = useState(false);
  const [deleteGraph] = useDelete('graphs', { id }, { returnPromise: true });
  return (
    <>
      <IconButton
        size="small"
        aria-label={translate('graph.list.delete', { name })}
        onClick={() => {
          setIsAsking(true);
        }}
      >
        <DeleteIcon fontSize="small" />
      </IconButton>
      {isAsking && (
        <FinalDialog
          title={translate('graph.list.delete_title')}
          text={translate('graph.list.delete_text', { name })}
          confirm={translate('graph.list.delete_confirm')}
          act={async () => {
            await deleteGraph();
            notify('graph.list.deleted');
          }}
          onClose={() => {
            setIsAsking(false);
          }}
        />
      )}
    </>
  );
};
