import DownloadIcon from '@mui/icons-material/Download';
import { Button, Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { downloadFile, fileDate } from '../../ui';
import { accountsCsv, followsCsv, toGexf, toGraphml } from '../export/exportGraph';
import type { Picture } from '../picture/picture';
import { useGraph } from './GraphContext';

const FILES = ['gexf', 'graphml', 'accounts', 'follows'] as const;
type FileKind = (typeof FILES)[number];
const WRITERS = { gexf: toGexf, graphml: toGraphml, accounts: accountsCsv, follows: followsCsv };

/** Downloads the shown part of the graph as a picture or as data. */
export const ExportMenu = ({ picture }: { picture: Picture | null }) => {
  const translate = useTranslate();
  const notify = useNotify();
  const { graph, measures, analysis, shown, palette, now } = useGraph();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);

  const attempt = (write: () => unknown) => {
    setAnchor(null);
    void Promise.resolve()
      .then(write)
      .catch(() => {
        notify('graph.export.not_made', { type: 'error' });
      });
  };
  const nameOf = (kind: string) => `${translate('graph.export.file')}-${kind}-${fileDate(now)}`;
  const download = (kind: FileKind) => {
    const text = WRITERS[kind]({ graph, measures, positions: analysis.positions(), shown });
    downloadFile(nameOf(kind), kind === 'gexf' || kind === 'graphml' ? kind : 'csv', [text]);
  };
  const downloadPicture = async () => {
    if (!picture) return;
    const { downloadAsPNG } = await import('@sigma/export-image');
    await downloadAsPNG(picture.renderer, {
      fileName: nameOf('png'),
      backgroundColor: palette.background,
    });
  };

  return (
    <>
      <Button
        size="small"
        startIcon={<DownloadIcon />}
        aria-haspopup="menu"
        onClick={(event) => {
          setAnchor(event.currentTarget);
        }}
      >
        {translate('graph.tools.export')}
      </Button>
      <Menu
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => {
          setAnchor(null);
        }}
      >
        <MenuItem
          disabled={!picture}
          onClick={() => {
            attempt(downloadPicture);
          }}
        >
          {translate('graph.export.png')}
        </MenuItem>
        {FILES.map((kind) => (
          <MenuItem
            key={kind}
            onClick={() => {
              attempt(() => {
                download(kind);
              });
            }}
          >
            {translate(`graph.export.${kind}`)}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
};
