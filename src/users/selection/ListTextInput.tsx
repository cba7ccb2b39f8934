import { Alert, Box, Button, MenuItem, TextField, Typography } from '@mui/material';
import { useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { ParsedList } from './parseLines';
import { readTextFile } from './readTextFile';

interface Props {
  text: string;
  onChange(text: string): void;
  /** What was parsed from the text. */
  parsed: ParsedList;
  /** Called with the column of a CSV to read, from 0. */
  onColumnChange(column: number): void;
}

/** An input for a list of accounts: typed, pasted, dropped or read from a file. */
export const ListTextInput = ({ text, onChange, parsed, onColumnChange }: Props) => {
  const translate = useTranslate();
  const fileInput = useRef<HTMLInputElement>(null);
  const [isBadFile, setIsBadFile] = useState(false);
  const [isOver, setIsOver] = useState(false);

  const take = async (file: File | undefined) => {
    if (!file) return;
    const content = await readTextFile(file).catch(() => null);
    setIsBadFile(content === null);
    if (content !== null) onChange(content);
  };

  const summary = () => {
    if (text.trim() === '') return '';
    if (parsed.lines.length === 0) return translate('selection.paste.no_line');
    return translate('selection.paste.lines', { smart_count: parsed.lines.length });
  };

  return (
    <Box
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => {
        setIsOver(false);
      }}
      onDrop={(event) => {
        setIsOver(false);
        const [file] = event.dataTransfer.files;
        if (!file) return;
        event.preventDefault();
        void take(file);
      }}
      sx={{ pt: 1, ...(isOver && { outline: '2px dashed currentColor', outlineOffset: 4 }) }}
    >
      <TextField
        label={translate('selection.paste.input')}
        helperText={translate('selection.paste.help')}
        value={text}
        onChange={(event) => {
          onChange(event.target.value);
        }}
        multiline
        rows={10}
        fullWidth
        autoFocus
        slotProps={{
          htmlInput: { spellCheck: false, autoCapitalize: 'none' },
          input: { sx: { fontFamily: 'monospace' } },
        }}
      />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1, mt: 1 }}>
        <Button
          size="small"
          variant="outlined"
          onClick={() => {
            fileInput.current?.click();
          }}
        >
          {translate('selection.paste.choose_file')}
        </Button>
        <Typography variant="body2" color="text.secondary">
          {translate('selection.paste.drop')}
        </Typography>
        <input
          ref={fileInput}
          type="file"
          hidden
          accept=".csv,.tsv,.txt,text/*"
          onChange={(event) => {
            void take(event.target.files?.[0]);
            // Reset it, so that choosing the same file again is a change.
            event.target.value = '';
          }}
        />
      </Box>
      {isBadFile && (
        <Alert severity="error" role="alert" sx={{ mt: 1 }}>
          {translate('selection.paste.bad_file')}
        </Alert>
      )}
      {parsed.column !== null && (
        <TextField
          select
          size="small"
          label={translate('selection.paste.column')}
          value={parsed.column}
          onChange={(event) => {
            onColumnChange(Number(event.target.value));
          }}
          sx={{ mt: 2, minWidth: 200 }}
        >
          {parsed.columns.map((name, column) => (
            <MenuItem key={column} value={column}>
              {name || column + 1}
            </MenuItem>
          ))}
        </TextField>
      )}
      <Typography role="status" variant="body2" sx={{ mt: 1, minHeight: 20 }}>
        {summary()}
      </Typography>
    </Box>
  );
};
