import { createAnalysis } from './analysis';
import type { AnalysisMessage, AnalysisRequest } from './messages';

// TypeScript uses the types of the page here, where `self` is a window.
const worker = self as unknown as {
  postMessage(message: AnalysisMessage): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<AnalysisRequest>) => void): void;
};

const analysis = createAnalysis((message) => {
  worker.postMessage(message);
});

worker.addEventListener('message', ({ data }) => {
  void analysis.handle(data);
});
