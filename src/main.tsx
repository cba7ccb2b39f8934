import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { loadConfig } from './instance';
import { createApp } from './App';

const container = document.getElementById('root');
if (container === null) throw new Error('index.html has no #root');

try {
  const App = await createApp(await loadConfig());
  createRoot(container).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
} catch (error) {
  // Nothing is set up yet, translations included.
  container.textContent = `Vigie : ${error instanceof Error ? error.message : String(error)}`;
  container.setAttribute('role', 'alert');
}
