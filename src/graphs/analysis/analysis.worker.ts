import { createAnalysis } from './analysis';
import type { AnalysisAnswer, AnalysisRequest } from './messages';

// TypeScript uses the types of the page here, where `self` is a window.
const worker = self as unknown as {
  postMessage(message: AnalysisAnswer): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<AnalysisRequest>) => void): void;
};

const analysis = createAnalysis((answer) => {
  worker.postMessage(answer);
});

worker.addEventListener('message', ({ data }) => {
  void analysis.handle(data);
});
