// An extension of VS Code that stands in for the one for Go, which no package
// registry has: it runs the language server that go.alternateTools names, with
// the same client library. Then it does what a person would: it opens a file,
// waits for lawful's findings, makes an edit that it does not save and waits
// until the finding that it covers is gone, takes it back and takes a fix. What
// it saw goes to a file as JSON.
const { renameSync, writeFileSync } = require('node:fs')
const vscode = require('vscode')
const { LanguageClient } = require('vscode-languageclient/node')

let client

// until waits for findings of lawful's in a file that are as wanted.
function until(uri, wanted) {
  return new Promise(resolve => {
    const look = () => {
      const found = vscode.languages.getDiagnostics(uri).filter(d => (d.source || '').startsWith('lawful'))
      if (!wanted(found)) return
      listening.dispose()
      resolve(found)
    }
    const listening = vscode.languages.onDidChangeDiagnostics(look)
    look()
  })
}

async function edit(uri, change) {
  const edits = new vscode.WorkspaceEdit()
  change(edits)
  if (!await vscode.workspace.applyEdit(edits)) throw new Error('the edit was refused')
}

async function session({ file, from, to }) {
  const [folder] = vscode.workspace.workspaceFolders
  const command = vscode.workspace.getConfiguration('go').get('alternateTools').gopls
  client = new LanguageClient('go', 'gopls', { command, args: ['-mode=stdio'] },
    { documentSelector: [{ language: 'go', scheme: 'file' }] })
  await client.start()

  const uri = vscode.Uri.joinPath(folder.uri, file)
  const doc = await vscode.workspace.openTextDocument(uri)
  await vscode.window.showTextDocument(doc)
  const found = await until(uri, of => of.length > 0)

  // A misspelt word tells when the server has looked: it takes old findings
  // away before that.
  const start = doc.positionAt(doc.getText().indexOf(from))
  const slip = of => of.some(d => d.message.includes('lawful:purpos'))
  await edit(uri, edits => {
    edits.insert(uri, start, to)
    edits.insert(uri, doc.lineAt(doc.lineCount - 1).range.end, '\n//lawful:purpos research\nfunc slip() {}\n')
  })
  const covered = await until(uri, of => slip(of) && of.length === 1)
  await edit(uri, edits => edits.delete(uri, new vscode.Range(start, start.translate(1, 0))))
  const again = await until(uri, of => slip(of) && of.length > 1)

  const actions = await vscode.commands.executeCommand('vscode.executeCodeActionProvider', uri, found[0].range, 'quickfix')
  const fix = actions.find(a => a.title === 'declare a lawful basis for this statement')
  if (fix) await vscode.workspace.applyEdit(fix.edit)
  return {
    found: found.map(d => ({
      message: d.message, range: { start: d.range.start, end: d.range.end }, severity: d.severity + 1, source: d.source,
      code: d.code.value, href: d.code.target.toString(true), related: (d.relatedInformation || []).length,
    })),
    covered: covered.map(d => d.message),
    again: again.map(d => d.message),
    fixes: actions.map(a => a.title),
    fixed: doc.lineAt(start.line).text,
    unsaved: doc.isDirty,
  }
}

exports.activate = () => {
  const given = vscode.workspace.getConfiguration('lawful').get('session')
  session(given).catch(error => ({ error: String(error.stack || error) })).then(saw => {
    writeFileSync(given.out + '.part', JSON.stringify(saw))
    renameSync(given.out + '.part', given.out)
  })
}

exports.deactivate = () => client?.stop()
