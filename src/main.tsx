import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { watchImports } from './release';
import { loadConfig } from './instance';
import { createApp } from './App';

const container = document.getElementById('root');
if (container === null) throw new Error('index.html has no #root');

// Not a top-level `await`: the chunk of the messages would wait for this module, and this module
// for that chunk.
const start = async () => {
  watchImports();
  const App = await createApp(await loadConfig());
  createRoot(container).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
};

start().catch((error: unknown) => {
  // Not translated, because the messages may not be loaded yet.
  container.textContent = `Vigie : ${error instanceof Error ? error.message : String(error)}`;
  container.setAttribute('role', 'alert');
});
