// A client made of the library with which VS Code's Go extension speaks to
// gopls. It opens a file, waits for lawful's findings, asks for their fixes,
// makes an edit that it does not save and waits until the finding that it covers
// is gone. What it saw goes to the standard output as JSON.
//
//	node vscode.js FOLDER FILE FROM TO
const { spawn } = require('node:child_process')
const { readFileSync } = require('node:fs')
const { join } = require('node:path')
const { pathToFileURL } = require('node:url')
const lsp = require('vscode-languageserver-protocol/node')

const [folder, file, from, to] = process.argv.slice(2)
const uri = pathToFileURL(join(folder, file)).toString()
const root = pathToFileURL(folder).toString()
const text = readFileSync(join(folder, file), 'utf8')

const server = spawn('lawful', ['gopls', '-mode=stdio'], { stdio: ['pipe', 'pipe', 'inherit'] })
const client = lsp.createProtocolConnection(
  new lsp.StreamMessageReader(server.stdout), new lsp.StreamMessageWriter(server.stdin), console)

let look = () => {}
const shown = () => new Promise(resolve => { look = resolve })
client.onNotification(lsp.PublishDiagnosticsNotification.type, p => {
  if (p.uri === uri) look(p.diagnostics)
})
client.onRequest(lsp.ConfigurationRequest.type, p => p.items.map(() => ({})))
client.onRequest(lsp.RegistrationRequest.type, () => {})
client.onRequest(lsp.WorkDoneProgressCreateRequest.type, () => {})
client.onNotification('$/progress', () => {})
client.onNotification(lsp.LogMessageNotification.type, () => {})
client.onNotification(lsp.ShowMessageNotification.type, p => console.error(p.message))
client.onError(([error]) => { throw error })

// until waits for diagnostics of lawful's that are as wanted.
async function until(wanted) {
  for (;;) {
    const of = (await shown()).filter(d => (d.source || '').startsWith('lawful'))
    if (wanted(of)) return of
  }
}

async function main() {
  client.listen()
  const { capabilities } = await client.sendRequest(lsp.InitializeRequest.type, {
    processId: process.pid, rootUri: root, workspaceFolders: [{ uri: root, name: 'clinic' }],
    capabilities: {
      workspace: { configuration: true, workspaceFolders: true, didChangeConfiguration: { dynamicRegistration: true } },
      textDocument: {
        publishDiagnostics: { relatedInformation: true, versionSupport: true, codeDescriptionSupport: true },
        codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } },
      },
      window: { workDoneProgress: true },
    },
  })
  await client.sendNotification(lsp.InitializedNotification.type, {})
  let wait = until(of => of.length > 0)
  await client.sendNotification(lsp.DidOpenTextDocumentNotification.type, {
    textDocument: lsp.TextDocumentItem.create(uri, 'go', 1, text),
  })
  const found = await wait
  const actions = await client.sendRequest(lsp.CodeActionRequest.type, {
    textDocument: { uri }, range: found[0].range, context: { diagnostics: found, only: ['quickfix'] },
  })
  // A misspelt word tells when the server has looked: it takes old findings
  // away before that.
  wait = until(of => of.length === 1 && of[0].message.includes('lawful:purpos'))
  await client.sendNotification(lsp.DidChangeTextDocumentNotification.type, {
    textDocument: { uri, version: 2 },
    contentChanges: [{ text: text.replace(from, to) + '\n//lawful:purpos research\nfunc slip() {}\n' }],
  })
  const after = await wait
  await client.sendRequest(lsp.ShutdownRequest.type)
  await client.sendNotification(lsp.ExitNotification.type)
  console.log(JSON.stringify({
    server: capabilities.codeActionProvider !== undefined,
    found: found.map(d => ({ message: d.message, range: d.range, severity: d.severity, source: d.source, code: d.code, href: d.codeDescription?.href, related: (d.relatedInformation || []).length })),
    fixes: actions.map(a => a.title),
    after: after.map(d => d.message),
  }))
}

main().then(() => server.on('exit', code => process.exit(code)), error => { console.error(error); server.kill(); process.exit(1) })
