// Calls tools of a local MCP server with an official client, as an application would: it starts the server itself.
//
//   node --input-type=module --eval "$(cat stdio.mjs)" sdk|client   < {"command": […], "calls": [{"name", "arguments"}]}
//
// run in the folder whose `node_modules` has the clients. It prints {"tools", "answers"}, as `call.mjs` does.

const homes = {
  sdk: ['@modelcontextprotocol/sdk/client/index.js', '@modelcontextprotocol/sdk/client/stdio.js'],
  client: ['@modelcontextprotocol/client', '@modelcontextprotocol/client/stdio'],
};
const [home, transports] = homes[process.argv.at(-1)];
const { Client } = await import(home);
const { StdioClientTransport } = await import(transports);

let text = '';
for await (const chunk of process.stdin) text += chunk;
const { command, calls } = JSON.parse(text);

const client = new Client({ name: 'anarq-test', version: '1.0.0' });
const started = { command: command[0], args: command.slice(1), env: process.env, stderr: 'ignore' };
await client.connect(new StdioClientTransport(started));
const { tools } = await client.listTools();
const answers = [];
for (const call of calls) {
  try {
    answers.push({ result: await client.callTool(call) });
  } catch (error) {
    answers.push({ thrown: String(error) });
  }
}
await client.close();
console.log(JSON.stringify({ tools, answers }));
