// Validates streams of events against AG-UI.
// stdin:  lines of {"stream", "data"}: an event, and which stream it is of, in the order of that stream
// stdout: {"streams", "events", "problems": [{"stream", "line", "reason", "data"}]}
import { text } from 'node:stream/consumers';
import { problemsOfEvent } from './schema.mjs';
import { problemsOfStream } from './sequence.mjs';

const lines = (await text(process.stdin))
  .split('\n')
  .filter((line) => line !== '')
  .map((line, index) => ({ line: index + 1, ...JSON.parse(line) }));

const streams = new Map();
for (const line of lines) {
  if (!streams.has(line.stream)) {
    streams.set(line.stream, []);
  }
  streams.get(line.stream).push(line);
}

const problems = [];
const complain = ({ stream, line, data }, reason) => problems.push({ stream, line, reason, data: data.slice(0, 300) });

for (const told of streams.values()) {
  const events = told.map(({ data }) => JSON.parse(data));
  events.forEach((event, index) => problemsOfEvent(event).forEach((reason) => complain(told[index], reason)));
  for (const { index, reason } of await problemsOfStream(events)) {
    complain(told[index], reason);
  }
}

console.log(JSON.stringify({ streams: streams.size, events: lines.length, problems }));
